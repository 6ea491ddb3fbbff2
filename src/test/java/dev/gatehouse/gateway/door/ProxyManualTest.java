package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.gatehouse.gateway.GivenTokens;
import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.EchoUpstream;
import dev.gatehouse.testing.RawHttp;
import dev.gatehouse.testing.RealProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A proxy that is set up as its own manual shows it is either safe or refused, and never open (attack 66). */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProxyManualTest {

    private static final Path MANUALS = Path.of("src/test/resources/manuals");
    private static final String HOST = "api.example.com";
    private static final List<String> FORWARDED = List.of("X-Forwarded-Method: GET", "X-Forwarded-Proto: http",
            "X-Forwarded-Host: " + HOST, "X-Forwarded-Uri: /public/x");
    private static final List<String> ORIGINAL = List.of("X-Original-Method: GET",
            "X-Original-URL: http://" + HOST + "/public/x");

    @Inject
    GivenTokens tokens;

    @Inject
    GivenRoutes routes;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @TempDir
    Path folder;

    private EchoUpstream api;

    /** A proxy, and whether what its manual shows is enough to let an honest request through. */
    enum Manual {
        NGINX("nginx.conf", false, file -> List.of("nginx", "-p", ".", "-c", file, "-e", "stderr", "-g",
                "daemon off; master_process off; pid nginx.pid; error_log stderr;")),
        INGRESS_NGINX("ingress-nginx.conf", true, NGINX.command),
        CADDY("Caddyfile", true, file -> List.of("caddy", "run", "--config", file, "--adapter", "caddyfile")),
        HAPROXY("haproxy.cfg", false, file -> List.of("haproxy", "-db", "-f", file));

        private final String file;
        private final boolean enough;
        private final Function<String, List<String>> command;

        Manual(String file, boolean enough, Function<String, List<String>> command) {
            this.file = file;
            this.enough = enough;
            this.command = command;
        }
    }

    @BeforeEach
    void open() {
        routes.use("""
                - { id: gw-open, hosts: [api.example.com], paths: [/public/**], anonymous: true }
                - id: gw-read
                  hosts: [api.example.com]
                  paths: [/orders/**]
                  methods: [GET]
                  audience: https://gw.test
                  require: { scopes: [orders.read] }
                - id: gw-write
                  hosts: [api.example.com]
                  paths: [/orders/**]
                  methods: [POST]
                  audience: https://gw.test
                  require: { scopes: [orders.write] }
                """);
        api = new EchoUpstream();
    }

    @AfterEach
    void close() {
        api.close();
        routes.restore();
    }

    private RealProxy start(Manual manual) throws IOException {
        var listen = RealProxy.freePort();
        for (var file : List.of(manual.file, "as-the-readme-says.lua")) {
            Files.writeString(folder.resolve(file), Files.readString(MANUALS.resolve(file))
                    .replace("127.0.0.1:8000", "127.0.0.1:" + listen).replace(HOST + ":8000", HOST + ":" + listen)
                    .replace("127.0.0.1:8080", "127.0.0.1:" + port).replace("127.0.0.1:9080", "127.0.0.1:" + api.port())
                    .replace("http {\n", NginxProxyTest.ITS_OWN_FOLDERS));
        }
        return RealProxy.start(listen, folder, manual.command.apply(manual.file));
    }

    private static RawHttp.Reply send(RealProxy proxy, String line, List<String> headers) {
        var lines = new ArrayList<>(List.of(line + " HTTP/1.1", "Host: " + HOST));
        lines.addAll(headers);
        return RawHttp.send(proxy.port(), lines.toArray(String[]::new));
    }

    private static List<String> and(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /** What a client may add so that another request is judged than the one it makes. */
    private static List<List<String>> lies() {
        return List.of(List.of(), FORWARDED, ORIGINAL, and(FORWARDED, ORIGINAL.toArray(String[]::new)),
                and(FORWARDED, "X-Forwarded-For: 127.0.0.1"), List.of("X-Forwarded-Method: GET"),
                List.of("X-Original-Method: GET"), List.of("X-Original-Method: GET", "X-Original-Host: " + HOST),
                List.of("X-Original-Method: GET", "X-Original-URL: http://" + HOST + "/orders/secret"),
                and(FORWARDED.subList(0, 3), "X-Forwarded-Uri: /orders/secret"),
                List.of("X-HTTP-Method-Override: GET", "X-Original-URI: /public/x", "X-Rewrite-URL: /public/x"),
                and(FORWARDED, "Connection: X-Original-URI, X-Original-URL, X-Original-Method, close"),
                and(ORIGINAL, "Connection: X-Forwarded-Method, X-Forwarded-Uri, X-Forwarded-Host, X-Forwarded-Proto, close"),
                List.of("Connection: X-Original-URI, X-Original-URL, X-Original-Method, X-Forwarded-Method, X-Forwarded-Uri,"
                        + " X-Forwarded-Host, close"));
    }

    @ParameterizedTest
    @EnumSource
    void attack66NoClientNamesTheRequestThatIsJudged(Manual manual) throws IOException {
        try (var proxy = start(manual)) {
            for (var lie : lies()) {
                var status = send(proxy, "GET /orders/secret", lie).status();
                assertTrue(status == 400 || status == 401 || status == 403, status + " for " + lie);
            }
        }
        assertEquals(0, api.received());
    }

    @ParameterizedTest
    @EnumSource
    void attack66ATokenThatMayReadMayNotWrite(Manual manual) throws IOException {
        var reader = "Authorization: Bearer " + tokens.person("orders.read");

        try (var proxy = start(manual)) {
            for (var lie : lies()) {
                var status = send(proxy, "POST /orders/secret", and(lie, reader, "Content-Length: 0")).status();
                assertTrue(status == 400 || status == 403, status + " for " + lie);
            }
        }
        assertEquals(0, api.received());
    }

    @ParameterizedTest
    @EnumSource
    void whatTheManualShowsIsEnoughOrRefused(Manual manual) throws IOException {
        try (var proxy = start(manual)) {
            var reply = send(proxy, "GET /orders/7", List.of("Authorization: Bearer " + tokens.person("orders.read")));

            assertEquals(manual.enough ? 200 : 403, reply.status());
            assertEquals(manual.enough ? 1 : 0, api.received());
        }
    }
}

package dev.gatehouse.gateway.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Another issuer, made of a library that is not ours: it publishes keys on loopback, signs tokens, and can misbehave. */
public final class GivenIssuer implements AutoCloseable {

    public static final String AUDIENCE = "https://api.example.com";

    /** How it answers. */
    public enum Mood {
        HONEST,
        FAILING,
        REDIRECTING,
        ENDLESS,
        SILENT,
        OF_ANOTHER_ISSUER,
        WITHOUT_JSON,
        POINTING_INSIDE
    }

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile RSAKey rsa = rsa();
    private final ECKey ec = ec();
    private volatile Mood mood = Mood.HONEST;

    public GivenIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void become(Mood next) {
        mood = next;
    }

    /** The paths that were asked for, each with the credentials that came along. */
    public List<String> asked() {
        return new ArrayList<>(asked);
    }

    /** From now on another key signs, and the old one is published no more. */
    public void rotate() {
        rsa = rsa();
    }

    public RSAKey key() {
        return rsa;
    }

    public ECKey ellipticKey() {
        return ec;
    }

    /**
     * A token as this issuer signs them, in which these claims stand in place of the usual ones; one that is null is left out.
     */
    public String token(Map<String, Object> differing) {
        return signed("JWT", rsa, JWSAlgorithm.RS256, claims(differing));
    }

    public Map<String, Object> claims(Map<String, Object> differing) {
        var now = Instant.now().getEpochSecond();
        var claims = new HashMap<String, Object>(Map.of("iss", issuer(), "sub", "ada", "aud", AUDIENCE, "azp", "shop",
                "iat", now, "exp", now + 300, "scope", "orders.read orders.write", "jti", UUID.randomUUID().toString()));
        claims.putAll(differing);
        return claims;
    }

    public static String signed(String typ, JWK key, JWSAlgorithm algorithm, Map<String, Object> claims) {
        return signed(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).type(typ == null ? null : new JOSEObjectType(typ))
                        .build(),
                key, claims);
    }

    public static String signed(JWSHeader header, JWK key, Map<String, Object> claims) {
        try {
            var written = new JWTClaimsSet.Builder();
            claims.forEach((name, value) -> written.claim(name, isTime(name) && value instanceof Number seconds
                    ? Date.from(Instant.ofEpochSecond(seconds.longValue()))
                    : value));
            var jwt = new SignedJWT(header, written.build());
            jwt.sign(key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isTime(String claim) {
        return List.of("exp", "iat", "nbf").contains(claim);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var credentials = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(path + (credentials == null ? "" : " " + credentials));
        switch (mood) {
            case FAILING -> send(exchange, 500, "");
            case REDIRECTING -> {
                exchange.getResponseHeaders().add("Location", issuer() + "/elsewhere" + path);
                send(exchange, 302, "");
            }
            case ENDLESS -> send(exchange, 200, "{\"keys\":[\"" + "x".repeat(600_000) + "\"]}");
            case SILENT -> {
                // Never answered; the connection ends with the server.
            }
            case WITHOUT_JSON -> send(exchange, 200, "<html>");
            default -> send(exchange, 200, path.endsWith("openid-configuration") ? metadata()
                    : new JWKSet(List.of(rsa, ec)).toString());
        }
    }

    private String metadata() {
        var named = mood == Mood.OF_ANOTHER_ISSUER ? "https://evil.example" : issuer();
        var keys = mood == Mood.POINTING_INSIDE ? "https://localhost:1/keys" : issuer() + "/keys";
        return "{\"issuer\":\"" + named + "\",\"jwks_uri\":\"" + keys + "\"}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;

import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.extensions.access_loggers.stream.v3.StdoutAccessLog;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.ExtAuthz;
import io.envoyproxy.envoy.extensions.filters.http.header_mutation.v3.HeaderMutation;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.PathWithEscapedSlashesAction;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import io.vertx.core.json.JsonObject;

/**
 * The files for Envoy, read by Envoy's own definitions: a key that does not exist, or a value that is none, is an error there
 * too.
 */
class EnvoyRecipeTest {

    private static final Path RECIPES = Path.of("docs/integrations/envoy");
    private static final JsonFormat.Parser PARSER = JsonFormat.parser()
            .usingTypeRegistry(JsonFormat.TypeRegistry.newBuilder()
                    .add(List.of(HttpConnectionManager.getDescriptor(), HeaderMutation.getDescriptor(),
                            ExtAuthz.getDescriptor(),
                            Router.getDescriptor(), StdoutAccessLog.getDescriptor(), HttpProtocolOptions.getDescriptor()))
                    .build());

    private static Bootstrap bootstrap(String yaml) throws InvalidProtocolBufferException {
        Map<String, Object> read = new Yaml().load(yaml);
        var bootstrap = Bootstrap.newBuilder();
        PARSER.merge(new JsonObject(read).encode(), bootstrap);
        return bootstrap.build();
    }

    private static String text(String file) throws IOException {
        return Files.readString(RECIPES.resolve(file));
    }

    private static HttpConnectionManager connections(String file) throws IOException {
        return unpacked(bootstrap(text(file)).getStaticResources().getListeners(0).getFilterChains(0).getFilters(0)
                .getTypedConfig(), HttpConnectionManager.class);
    }

    private static <T extends Message> T filter(String file, String name, Class<T> type) throws IOException {
        return unpacked(connections(file).getHttpFiltersList().stream().filter(one -> one.getName().endsWith(name)).findFirst()
                .orElseThrow().getTypedConfig(), type);
    }

    private static <T extends Message> T unpacked(Any packed, Class<T> type) throws IOException {
        return packed.unpack(type);
    }

    @ParameterizedTest
    @ValueSource(strings = { "envoy.yaml", "envoy-http.yaml" })
    void nobodyGetsInWhenGatehouseIsAway(String file) throws IOException {
        var authz = filter(file, "ext_authz", ExtAuthz.class);

        assertFalse(authz.getFailureModeAllow());
        assertFalse(authz.getFailureModeAllowHeaderAdd());
        assertEquals(503, authz.getStatusOnError().getCodeValue());
        assertFalse(authz.hasWithRequestBody());
        assertFalse(authz.hasFilterEnabled());
        assertFalse(authz.hasDisallowedHeaders());
    }

    @ParameterizedTest
    @ValueSource(strings = { "envoy.yaml", "envoy-http.yaml" })
    void theQuestionComesAfterTheMutationsAndTheApiLast(String file) throws IOException {
        var connections = connections(file);

        assertEquals(List.of("envoy.filters.http.header_mutation", "envoy.filters.http.ext_authz", "envoy.filters.http.router"),
                connections.getHttpFiltersList().stream().map(HttpFilter::getName).toList());
        assertTrue(connections.getUseRemoteAddress().getValue());
        assertFalse(connections.getNormalizePath().getValue());
        assertFalse(connections.getMergeSlashes());
        assertEquals(PathWithEscapedSlashesAction.KEEP_UNCHANGED, connections.getPathWithEscapedSlashesAction());
        assertEquals(0, connections.getUpgradeConfigsCount());
    }

    /** The recipe for nginx says them too. */
    @ParameterizedTest
    @ValueSource(strings = { "envoy.yaml", "envoy-http.yaml" })
    void attack7WhatChangesMethodPathOrHostIsTakenOutBeforeTheQuestion(String file) throws IOException {
        var removed = filter(file, "header_mutation", HeaderMutation.class).getMutations().getRequestMutationsList().stream()
                .map(mutation -> mutation.getRemove()).collect(Collectors.toSet());

        var inNginx = Pattern.compile("proxy_set_header (X-[A-Za-z-]+|Forwarded) \"\";")
                .matcher(Files.readString(Path.of("docs/integrations/nginx/nginx.conf"))).results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        assertTrue(inNginx.size() > 10);
        inNginx.removeAll(removed);
        assertEquals(Set.of(), inNginx);
    }

    @Test
    void overGrpcItSpeaksHttp2AndWaitsLongerThanADecisionTakes() throws IOException {
        var authz = filter("envoy.yaml", "ext_authz", ExtAuthz.class);
        var cluster = bootstrap(text("envoy.yaml")).getStaticResources().getClusters(0);
        var options = unpacked(cluster.getTypedExtensionProtocolOptionsOrThrow(
                "envoy.extensions.upstreams.http.v3.HttpProtocolOptions"), HttpProtocolOptions.class);

        assertEquals(cluster.getName(), authz.getGrpcService().getEnvoyGrpc().getClusterName());
        assertTrue(options.getExplicitHttpConfig().hasHttp2ProtocolOptions());
        assertTrue(authz.getGrpcService().getTimeout().getSeconds() > 5);
        assertTrue(authz.getEncodeRawHeaders());
        assertFalse(authz.hasAllowedHeaders());
        assertFalse(authz.getIncludePeerCertificate());
    }

    @Test
    void overHttpItAsksAtTheDoorWithAllHeaders() throws IOException {
        var authz = filter("envoy-http.yaml", "ext_authz", ExtAuthz.class);
        var http = authz.getHttpService();

        assertEquals("/gateway/ext_authz", http.getPathPrefix());
        assertEquals("gatehouse", http.getServerUri().getCluster());
        assertTrue(http.getServerUri().getTimeout().getSeconds() > 5);
        assertEquals(".*", authz.getAllowedHeaders().getPatterns(0).getSafeRegex().getRegex());
        assertTrue(http.getAuthorizationResponse().getAllowedUpstreamHeaders().getPatternsList().stream()
                .map(pattern -> pattern.getExact()).toList()
                .containsAll(List.of("x-auth-subject", "x-auth-scopes", "x-auth-client", "x-auth-assertion", "x-request-id")));
    }

    @Test
    void aKeyThatEnvoyDoesNotKnowIsNotOverlooked() throws IOException {
        var wrong = text("envoy.yaml").replace("failure_mode_allow: false", "fail_open: false");

        assertThrows(InvalidProtocolBufferException.class, () -> bootstrap(wrong));
    }
}

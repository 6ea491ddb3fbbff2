package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
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

import dev.gatehouse.gateway.identity.IdentityHeaders;
import dev.gatehouse.gateway.session.SignInRedirect;
import io.envoyproxy.envoy.config.bootstrap.v3.Bootstrap;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.extensions.access_loggers.stream.v3.StdoutAccessLog;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.ExtAuthz;
import io.envoyproxy.envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute;
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
                            io.envoyproxy.envoy.extensions.http.early_header_mutation.header_mutation.v3.HeaderMutation
                                    .getDescriptor(),
                            ExtAuthz.getDescriptor(), ExtAuthzPerRoute.getDescriptor(),
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
        var removed = new HashSet<>(removedEarly(file));
        filter(file, "header_mutation", HeaderMutation.class).getMutations().getRequestMutationsList()
                .forEach(mutation -> removed.add(mutation.getRemove()));

        var inNginx = Pattern.compile("proxy_set_header (X-[A-Za-z-]+|Forwarded) \"\";")
                .matcher(Files.readString(Path.of("docs/integrations/nginx/nginx.conf"))).results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        assertTrue(inNginx.size() > 10);
        inNginx.removeAll(removed);
        assertEquals(Set.of(), inNginx);
    }

    /** Only what cannot lead to the API goes unasked, and only where Gatehouse serves more than questions. */
    @ParameterizedTest
    @ValueSource(strings = { "envoy.yaml", "envoy-http.yaml" })
    void browsersGetTheirSessionFromGatehouseAndNothingElseGoesUnasked(String file) throws IOException {
        var host = connections(file).getRouteConfig().getVirtualHosts(0);
        var session = host.getRoutes(0);
        var cluster = cluster(file, session.getRoute().getCluster());
        var unasked = unpacked(session.getTypedPerFilterConfigOrThrow("envoy.filters.http.ext_authz"), ExtAuthzPerRoute.class);

        assertTrue(unasked.getDisabled());
        assertEquals(SignInRedirect.PATH, session.getMatch().getPath());
        assertEquals(address(cluster(file, "gatehouse")), address(cluster));
        assertEquals(0, cluster.getTypedExtensionProtocolOptionsCount());
        assertEquals(2, host.getRoutesCount());
        assertEquals("api", host.getRoutes(1).getRoute().getCluster());
        for (var settings : List.of(host.getRoutes(1).getTypedPerFilterConfigMap(), host.getTypedPerFilterConfigMap(),
                connections(file).getRouteConfig().getTypedPerFilterConfigMap())) {
            assertEquals(Map.of(), settings);
        }
        assertFalse(filter(file, "ext_authz", ExtAuthz.class).getClearRouteCache());
    }

    private static Cluster cluster(String file, String name) throws IOException {
        return bootstrap(text(file)).getStaticResources().getClustersList().stream().filter(one -> one.getName().equals(name))
                .findFirst().orElseThrow();
    }

    private static SocketAddress address(Cluster cluster) {
        return cluster.getLoadAssignment().getEndpoints(0).getLbEndpoints(0).getEndpoint().getAddress().getSocketAddress();
    }

    /** Early, that is before Envoy itself makes an id and looks for a trace to go on with. */
    @ParameterizedTest
    @ValueSource(strings = { "envoy.yaml", "envoy-http.yaml" })
    void aClientNamesNeitherIdNorTrace(String file) throws IOException {
        assertEquals(List.of("x-request-id", "traceparent", "tracestate"), removedEarly(file));
        assertFalse(connections(file).getPreserveExternalRequestId());
    }

    private static List<String> removedEarly(String file) throws IOException {
        return unpacked(connections(file).getEarlyHeaderMutationExtensions(0).getTypedConfig(),
                io.envoyproxy.envoy.extensions.http.early_header_mutation.header_mutation.v3.HeaderMutation.class)
                .getMutationsList().stream().map(mutation -> mutation.getRemove()).toList();
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
    }

    /** What is not replaced is what the client sent; nor would a trace of ours, or a {@code Cookie} without ours, arrive. */
    @Test
    void overHttpTheApiGetsWhatGatehouseSaysInsteadOfWhatAClientSays() throws IOException {
        var replaced = filter("envoy-http.yaml", "ext_authz", ExtAuthz.class).getHttpService().getAuthorizationResponse()
                .getAllowedUpstreamHeaders().getPatternsList().stream().map(pattern -> pattern.getExact())
                .collect(Collectors.toSet());

        var ours = IdentityHeaders.names().stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        ours.addAll(Set.of("x-request-id", "traceparent", "cookie"));
        assertEquals(ours, replaced);
    }

    @Test
    void aKeyThatEnvoyDoesNotKnowIsNotOverlooked() throws IOException {
        var wrong = text("envoy.yaml").replace("failure_mode_allow: false", "fail_open: false");

        assertThrows(InvalidProtocolBufferException.class, () -> bootstrap(wrong));
    }
}

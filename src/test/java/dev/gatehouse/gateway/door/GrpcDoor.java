package dev.gatehouse.gateway.door;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.protobuf.ByteString;

import dev.gatehouse.testing.Envoy;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.RawHttp;
import dev.gatehouse.testing.Rows;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext.HttpRequest;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.vertx.core.json.JsonObject;

/** Questions as Envoy asks them over gRPC, in the messages of its own API. */
abstract class GrpcDoor extends ForwardedDoor {

    private static final String ITS_OWN = AskingPeers.AUTHORIZATION + ":";

    private Envoy envoy;

    @BeforeEach
    void connect() {
        envoy = new Envoy("127.0.0.1", port);
    }

    @AfterEach
    void disconnect() {
        envoy.close();
    }

    /** The question about a request, in one of the two forms of its headers. */
    abstract CheckRequest.Builder asked(String method, String host, String target, String... headers);

    @Override
    List<String> question(String method, String host, String target) {
        throw new AssertionError("no lines are sent here");
    }

    @Override
    RawHttp.Reply forward(String method, String host, String target, String... headers) {
        return outcome(envoy, method, host, target, headers);
    }

    /** What Envoy says of itself it says beside the question ({@code initial_metadata}), not in it. */
    private RawHttp.Reply outcome(Envoy asking, String method, String host, String target, String... headers) {
        var ofItself = Stream.of(headers).collect(Collectors.partitioningBy(line -> line.startsWith(ITS_OWN)));
        var question = asked(method, host, target, ofItself.get(false).toArray(String[]::new)).build();
        return Envoy.outcome(question, asking.check(question, AskingPeers.AUTHORIZATION,
                ofItself.get(true).stream().map(line -> line.substring(ITS_OWN.length()).strip()).toList()));
    }

    private RawHttp.Reply outcome(CheckRequest.Builder question) {
        return Envoy.outcome(question.build(), envoy.check(question.build()));
    }

    @Override
    RawHttp.Reply fromAStranger(String... headers) {
        return fromAnUnknownAddress("/public/x", headers);
    }

    @Override
    RawHttp.Reply fromAnUnknownAddress(String target, String... headers) {
        try (var stranger = new Envoy("127.0.0.2", port)) {
            return outcome(stranger, "GET", HOST, target, headers);
        }
    }

    /** Envoy knows two of them. */
    @Override
    @ParameterizedTest
    @ValueSource(strings = { "http", "https" })
    void attack8TheSchemeChangesNoJudgement(String scheme) {
        for (var presented : List.of("X-Nothing: x", bearer(tokens.person("orders.read")))) {
            var question = asked("GET", HOST, "/orders/7", presented);
            question.getAttributesBuilder().getRequestBuilder().getHttpBuilder().setScheme(scheme);

            assertEquals(presented.startsWith("X-") ? 401 : 200, outcome(question).status());
        }
    }

    /** What a client says under that name is for nobody. */
    @Test
    void attack2AClientCannotBringTheTokenOfAProxy() {
        var question = asked("GET", HOST, "/public/x", ITS_OWN + " Bearer x").build();

        var reply = Envoy.outcome(question, envoy.check(question));

        assertEquals(200, reply.status());
        assertEquals(Optional.empty(), reply.header(AskingPeers.AUTHORIZATION));
    }

    private CheckRequest.Builder http(Consumer<HttpRequest.Builder> change) {
        var question = asked("GET", HOST, "/public/x");
        change.accept(question.getAttributesBuilder().getRequestBuilder().getHttpBuilder());
        return question;
    }

    private CheckResponse allowed(String... headers) {
        var response = envoy.check(asked("GET", HOST, "/orders/7", headers).build());
        assertEquals(0, response.getStatus().getCode());
        return response;
    }

    @Test
    void tellsTheFiltersBehindWhoItIsAndUnderWhichId() {
        var token = bearer(tokens.with("at+jwt", Map.of("sub", "f3b1c1de-0000-4000-8000-000000000001")));

        var fields = allowed(token).getDynamicMetadata().getFieldsMap();

        assertEquals("f3b1c1de-0000-4000-8000-000000000001", fields.get("subject").getStringValue());
        assertEquals("gw-app", fields.get("client").getStringValue());
        assertEquals("gw-read", fields.get("route").getStringValue());
        assertEquals(36, fields.get("request_id").getStringValue().length());
        assertEquals(4, fields.size());
    }

    @Test
    void theRequestKeepsTheIdThatEnvoyGaveIt() {
        var question = asked("GET", HOST, "/orders/7", bearer(tokens.person("orders.read"))).build();
        var response = envoy.check(question);

        assertEquals(Envoy.REQUEST_ID, response.getDynamicMetadata().getFieldsMap().get("request_id").getStringValue());
        assertEquals(Optional.of(Envoy.REQUEST_ID), Envoy.outcome(question, response).header("x-request-id"));
        assertEquals(Optional.of(Envoy.REQUEST_ID), forward("GET", HOST, "/orders/7").header("x-request-id"));
    }

    @Test
    void whoMayNotAskNamesNoRequest() {
        var id = fromAStranger().header("x-request-id").orElseThrow();

        assertNotEquals(Envoy.REQUEST_ID, id);
        UUID.fromString(id);
    }

    @Test
    void theTraceIsOursAndOne() {
        var named = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        var reply = forward("GET", HOST, "/public/x", "traceparent: " + named, "tracestate: vendor=1");

        var told = reply.header("traceparent").orElseThrow();
        assertTrue(told.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"), told);
        assertNotEquals(named, told);
        assertEquals(Optional.empty(), reply.header("tracestate"));
    }

    /** Strangers behind one Envoy are many: each has a place of their own in the trail. */
    @ParameterizedTest
    @ValueSource(strings = { "/orders/7", "/public//x" })
    void attack72ARefusalIsWrittenUnderTheAddressOfWhoSentTheRequest(String target) {
        var id = forward("GET", HOST, target, "X-Forwarded-For: 203.0.113.7", "X-Request-Id: two").header("x-request-id")
                .orElseThrow();

        await().untilAsserted(() -> assertEquals(1, Rows.count(
                "select count(*) from audit_entries where request_id = ? and address = '203.0.113.7'", id)));
    }

    /** What is held until its end is held for anybody, were it asked first. */
    @Test
    void attack67AStrangersQuestionIsNotAwaited() throws Exception {
        try (var stranger = new Envoy("127.0.0.2", port)) {
            var answer = new CompletableFuture<CheckResponse>();
            var call = stranger.channel().newCall(AuthorizationGrpc.getCheckMethod().toBuilder()
                    .setType(MethodDescriptor.MethodType.BIDI_STREAMING).build(), CallOptions.DEFAULT);
            call.start(new ClientCall.Listener<>() {
                @Override
                public void onMessage(CheckResponse message) {
                    answer.complete(message);
                }
            }, new Metadata());
            call.request(1);
            call.sendMessage(asked("GET", HOST, "/public/x").build());

            assertEquals(400, Envoy.denied(answer.get(3, TimeUnit.SECONDS)).status());
        }
    }

    @Test
    void theTokenAndTheSessionDoNotReachTheUpstream() {
        var known = forward("GET", HOST, "/orders/7", bearer(tokens.person("orders.read")),
                "Cookie: theme=dark; gatehouse-handoff=stolen; lang=en");
        var nobody = forward("GET", HOST, "/public/x", "Cookie: theme=dark; " + GivenPerson.COOKIE + "=stolen; lang=en");

        assertEquals(200, known.status());
        assertEquals(Optional.empty(), known.header("authorization"));
        assertEquals(Optional.of("theme=dark; lang=en"), known.header("cookie"));
        assertEquals(Optional.of("theme=dark; lang=en"), nobody.header("cookie"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "%s=stolen", "theme=dark,%s=stolen", "theme=dark, %1$s=stolen; %1$s=stolen-too",
            "%1$s=stolen;%1$s=stolen-too" })
    void aSessionThatCannotBeTakenOutTakesAllCookiesWithIt(String cookies) {
        var reply = forward("GET", HOST, "/public/x", "Cookie: " + cookies.formatted(GivenPerson.COOKIE));

        assertEquals(200, reply.status());
        assertEquals(Optional.empty(), reply.header("cookie"));
    }

    @Test
    void everythingElseOfTheRequestStaysAsItIs() {
        var reply = forward("GET", HOST, "/public/x", "Cookie: theme=dark", "X-Custom: a", "X-Custom: b");

        assertEquals(Optional.of("theme=dark"), reply.header("cookie"));
        assertTrue(reply.header("x-custom").isPresent());
    }

    @ParameterizedTest
    @CsvSource({ "GET,/orders/7,401,16", "DELETE,/elsewhere,403,7", "GET,/public//x,400,7" })
    void aRefusalIsAReplyAndAStatus(String method, String target, int status, int code) {
        var response = envoy.check(asked(method, HOST, target).build());
        var reply = Envoy.denied(response);
        var body = new JsonObject(reply.body());

        assertEquals(code, response.getStatus().getCode());
        assertEquals(status, reply.status());
        assertEquals(status, body.getInteger("status"));
        assertEquals(Optional.of("application/problem+json"), reply.header("content-type"));
        assertEquals(Optional.of("no-store"), reply.header("cache-control"));
        assertEquals(Optional.of(body.getString("request_id")), reply.header("x-request-id"));
    }

    @Test
    void sendsABrowserToSignInAndBack() {
        var reply = forward("GET", "localhost", "/gw-private/x?y=1", "Sec-Fetch-Mode: navigate");

        assertEquals(302, reply.status());
        assertTrue(reply.header("location").orElseThrow().endsWith("/login?return_to=%2Fgw-private%2Fx%3Fy%3D1"));
        assertEquals(401, forward("GET", "localhost", "/gw-private/x", "Sec-Fetch-Mode: cors").status());
    }

    /** Istio's Envoy names the workloads at both ends, and its own settings; none of it says who the caller is. */
    @Test
    void takesWhatIstioSends() {
        var question = asked("GET", HOST, "/orders/7", bearer(tokens.person("orders.read")),
                "x-forwarded-client-cert: By=spiffe",
                "x-b3-traceid: 1", "x-envoy-attempt-count: 1", "x-envoy-internal: true", "x-forwarded-for: 10.0.0.5");
        question.getAttributesBuilder().getSourceBuilder().setPrincipal("spiffe://cluster.local/ns/shop/sa/admin");
        question.getAttributesBuilder().getDestinationBuilder().setPrincipal("spiffe://cluster.local/ns/api/sa/orders");
        question.getAttributesBuilder().getTlsSessionBuilder().setSni("outbound_.80_._.orders.api.svc.cluster.local");

        assertEquals(200, outcome(question).status());
    }

    @Test
    void attack1NoHeaderNamesAnotherRequest() {
        for (var header : List.of("X-Forwarded-Uri: /public/x", "X-Forwarded-Method: GET", "X-Forwarded-Host: gw.test",
                "X-Original-URL: https://gw.test/public/x", "X-Original-Method: GET", "x_forwarded_uri: /public/x")) {
            assertEquals(400, forward("GET", HOST, "/public/x", header).status(), header);
        }
    }

    /** Envoy tells less than the request with {@code allowed_headers}: what it keeps to itself still reaches the upstream. */
    @ParameterizedTest
    @ValueSource(strings = { ":method", ":path", ":authority" })
    void attack2AQuestionWithoutAllHeadersIsNone(String left) {
        var question = http(http -> {
            http.removeHeaders(left);
            var kept = http.getHeaderMap().getHeadersList().stream().filter(header -> !header.getKey().equals(left)).toList();
            http.getHeaderMapBuilder().clearHeaders().addAllHeaders(kept);
            if (kept.isEmpty()) {
                http.clearHeaderMap();
            }
        });

        assertEquals(400, outcome(question).status());
        assertEquals(400, outcome(http(http -> http.clearHeaders().clearHeaderMap())).status());
    }

    @Test
    void attack2AQuestionThatLeavesPartOfTheRequestOutIsNone() {
        assertEquals(200, outcome(http(http -> http.setSize(0))).status());
        assertEquals(400, outcome(http(HttpRequest.Builder::clearMethod)).status());
        assertEquals(400, outcome(http(HttpRequest.Builder::clearHost)).status());
        assertEquals(400, outcome(http(HttpRequest.Builder::clearPath)).status());
        assertEquals(400, outcome(http(HttpRequest.Builder::clearScheme)).status());
        assertEquals(400, outcome(CheckRequest.newBuilder()).status());
    }

    @Test
    void attack5AQuestionThatSaysTwoThingsIsNone() {
        assertEquals(400, outcome(http(http -> http.setMethod("HEAD"))).status());
        assertEquals(400, outcome(http(http -> http.setPath("/public/y"))).status());
        assertEquals(400, outcome(http(http -> http.setHost("localhost"))).status());
        assertEquals(400, outcome(http(http -> http.setScheme("gopher"))).status());
        assertEquals(400, outcome(http(http -> http.setQuery("a=b"))).status());
        assertEquals(400, outcome(http(http -> http.setFragment("x"))).status());
        assertEquals(400, forward("GET", HOST, "/public/x", ":path: /orders/7").status());
        assertEquals(400, forward("GET", HOST, "/public/x", "Host: other.test").status());
        assertEquals(400, outcome(http(http -> {
            http.putHeaders("x-a", "1");
            http.getHeaderMapBuilder().addHeaders(HeaderValue.newBuilder().setKey("x-b").setValue("2"));
        })).status());
    }

    /** The wire lets a field be said twice; libraries take the last one, or both. */
    @Test
    void attack5AFieldThatIsSaidTwiceIsNoQuestion() {
        var once = asked("GET", HOST, "/public/x").build();
        var other = asked("GET", HOST, "/orders/7").build();

        var twice = once.toByteString().concat(other.toByteString());

        assertEquals(400, Envoy.denied(raw(twice)).status());
    }

    private CheckResponse raw(ByteString message) {
        return ClientCalls.blockingUnaryCall(envoy.channel(), BYTES, CallOptions.DEFAULT,
                message.toByteArray());
    }

    private static final MethodDescriptor<byte[], CheckResponse> BYTES = MethodDescriptor
            .<byte[], CheckResponse> newBuilder().setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("envoy.service.auth.v3.Authorization/Check")
            .setRequestMarshaller(new MethodDescriptor.Marshaller<>() {
                @Override
                public InputStream stream(byte[] value) {
                    return new ByteArrayInputStream(value);
                }

                @Override
                public byte[] parse(InputStream stream) {
                    throw new AssertionError("requests are only written");
                }
            })
            .setResponseMarshaller(
                    AuthorizationGrpc.getCheckMethod().getResponseMarshaller())
            .build();

    /** Envoy GHSA-9g5w-hqr3-w2ph: bytes that are no text make the question unreadable, and a fault lets the request pass. */
    @Test
    void attack16WhatCannotBeReadIsRefusedAndIsNoErrorOfTheCall() {
        var good = asked("GET", HOST, "/public/x", "X-Custom: abc").build().toByteString();
        var text = good.toString(StandardCharsets.ISO_8859_1);

        assertEquals(200, Envoy.outcome(CheckRequest.getDefaultInstance(), raw(good)).status());
        assertEquals(400, Envoy.denied(raw(ByteString.EMPTY)).status());
        assertEquals(400, Envoy.denied(raw(ByteString.copyFromUtf8("no message"))).status());
        assertEquals(400, Envoy.denied(raw(good.substring(0, good.size() - 3))).status());
        assertEquals(400, Envoy.denied(raw(good.concat(ByteString.copyFrom(new byte[] { 0x0a })))).status());
        assertEquals(400, Envoy.denied(raw(bent(text, "x-custom"))).status());
        assertEquals(400, Envoy.denied(raw(ByteString.copyFrom(new byte[300_000]))).status());
    }

    private static ByteString bent(String message, String name) {
        return ByteString.copyFrom(Envoy.bent(message.getBytes(StandardCharsets.ISO_8859_1), message.indexOf(name), 0xff));
    }

    @Test
    void manyQuestionsOverOneConnectionAreEachAnsweredByTheirOwn() throws Exception {
        var token = bearer(tokens.person("orders.read"));
        var stub = AuthorizationGrpc.newFutureStub(envoy.channel());

        var answers = IntStream.range(0, 200).mapToObj(i -> stub.check(
                i % 2 == 0 ? asked("GET", HOST, "/orders/" + i, token).build() : asked("GET", HOST, "/orders/" + i).build()))
                .toList();

        for (int i = 0; i < answers.size(); i++) {
            assertEquals(i % 2 == 0 ? 0 : 16, answers.get(i).get().getStatus().getCode());
        }
    }

    @Test
    void theReplySaysNothingThatHelps() {
        var token = bearer(tokens.with("at+jwt", Map.of("aud", List.of("https://other.test"))));

        var reply = forward("GET", HOST, "/orders/7", token);

        assertEquals("/problems/token-refused", new JsonObject(reply.body()).getString("type"));
        assertFalse(reply.body().contains("audience"));
    }
}

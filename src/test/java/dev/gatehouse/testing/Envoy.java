package dev.gatehouse.testing;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;

import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext.HttpRequest;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;

/** What Envoy does with {@code ext_authz} over gRPC, with its own messages and the client of grpc-java. */
public final class Envoy implements AutoCloseable {

    /** The id that it gives every request. */
    public static final String REQUEST_ID = "a5b1c2d3-0000-4000-8000-000000000000";

    private final ManagedChannel channel;

    /** From this loopback address. */
    public Envoy(String source, int port) {
        channel = NettyChannelBuilder.forAddress(new InetSocketAddress("127.0.0.1", port)).usePlaintext()
                .localSocketPicker(new NettyChannelBuilder.LocalSocketPicker() {
                    @Override
                    public java.net.SocketAddress createSocketAddress(java.net.SocketAddress remote, io.grpc.Attributes none) {
                        return new InetSocketAddress(source, 0);
                    }
                }).build();
    }

    /** The headers of a request as Envoy holds them: lower case, and the pseudo headers among them. */
    private static List<Map.Entry<String, String>> held(String method, String host, String target, String... lines) {
        var headers = new ArrayList<>(List.of(Map.entry(":authority", host), Map.entry(":method", method),
                Map.entry(":path", target), Map.entry(":scheme", "https"), Map.entry("x-forwarded-proto", "https"),
                Map.entry("x-request-id", REQUEST_ID)));
        for (var line : lines) {
            var colon = line.indexOf(':', 1);
            headers.add(Map.entry(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip()));
        }
        return headers;
    }

    /** Its question about a request. */
    public static CheckRequest.Builder question(String method, String host, String target, String... lines) {
        var joined = new TreeMap<String, String>();
        held(method, host, target, lines).forEach(header -> joined.merge(header.getKey(), header.getValue(),
                (before, more) -> before + (header.getKey().equals("cookie") ? "; " : ",") + more));
        return about(HttpRequest.newBuilder().putAllHeaders(joined), method, host, target);
    }

    /** The same with {@code encode_raw_headers: true}. */
    public static CheckRequest.Builder rawQuestion(String method, String host, String target, String... lines) {
        var http = HttpRequest.newBuilder();
        held(method, host, target, lines).forEach(header -> http.getHeaderMapBuilder().addHeaders(HeaderValue.newBuilder()
                .setKey(header.getKey())
                .setRawValue(ByteString.copyFrom(header.getValue(), StandardCharsets.ISO_8859_1))));
        return about(http, method, host, target);
    }

    private static CheckRequest.Builder about(HttpRequest.Builder http, String method, String host, String target) {
        var question = CheckRequest.newBuilder();
        question.getAttributesBuilder().getRequestBuilder()
                .setHttp(http.setId("1234567890").setMethod(method).setHost(host).setPath(target).setScheme("https")
                        .setProtocol("HTTP/1.1").setSize(-1));
        question.getAttributesBuilder().getSourceBuilder().getAddressBuilder().getSocketAddressBuilder().setAddress("10.0.0.5")
                .setPortValue(41_000);
        question.getAttributesBuilder().putContextExtensions("virtual_host", "api").getMetadataContextBuilder();
        return question;
    }

    public CheckResponse check(CheckRequest question) {
        return check(question, "x-none", List.of());
    }

    /** The same with {@code initial_metadata} of this name. */
    public CheckResponse check(CheckRequest question, String name, List<String> values) {
        var metadata = new Metadata();
        values.forEach(value -> metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
        return AuthorizationGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata)).check(question);
    }

    public ManagedChannel channel() {
        return channel;
    }

    /** What a refused client gets: a status and its headers as lines. */
    public static RawHttp.Reply denied(CheckResponse response) {
        var denied = response.getDeniedResponse();
        return new RawHttp.Reply(denied.getStatus().getCodeValue(), denied.getHeadersList().stream().map(Envoy::line).toList(),
                denied.getBody());
    }

    /**
     * What an upstream gets, and its client beside the response: first everything is set, then everything is removed that is to
     * be.
     */
    public static RawHttp.Reply passed(CheckRequest question, CheckResponse response) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        var http = question.getAttributes().getRequest().getHttp();
        headers.putAll(http.getHeadersMap());
        http.getHeaderMap().getHeadersList()
                .forEach(header -> headers.put(header.getKey(), header.getRawValue().toString(StandardCharsets.ISO_8859_1)));
        response.getOkResponse().getHeadersList().forEach(option -> {
            if (option.getAppendAction() != HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD) {
                throw new AssertionError(option + " does not replace what a client sent");
            }
            headers.put(option.getHeader().getKey(), option.getHeader().getValue());
        });
        response.getOkResponse().getHeadersToRemoveList().forEach(headers::remove);
        return new RawHttp.Reply(200, Stream.concat(
                headers.entrySet().stream().map(header -> header.getKey() + ": " + header.getValue()),
                response.getOkResponse().getResponseHeadersToAddList().stream().map(Envoy::line)).toList(), "");
    }

    private static String line(HeaderValueOption option) {
        return option.getHeader().getKey() + ": " + option.getHeader().getValue();
    }

    /** What comes of a question about a request. */
    public static RawHttp.Reply outcome(CheckRequest question, CheckResponse response) {
        var ok = response.getStatus().getCode() == 0;
        if (ok != response.hasOkResponse() || ok == response.hasDeniedResponse() || !response.hasStatus()) {
            throw new AssertionError("says yes and no: " + response);
        }
        return ok ? passed(question, response) : denied(response);
    }

    /** Bytes of a message, one of them changed. */
    public static byte[] bent(byte[] message, int at, int to) {
        var bent = Arrays.copyOf(message, message.length);
        bent[at] = (byte) to;
        return bent;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}

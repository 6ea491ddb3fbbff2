package dev.gatehouse.gateway.grpc;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.door.OriginalRequest;
import dev.gatehouse.platform.CurrentRequest;
import io.vertx.core.MultiMap;

/**
 * What Envoy asks ({@code envoy.service.auth.v3.CheckRequest}), as far as it is read: the HTTP request in
 * {@code attributes.request.http}. It has to be told wholly: with all of its headers, which is so when the pseudo headers are
 * among them and say the same.
 *
 * @param target path and query
 * @param headers each value by itself, a character for each of its bytes, as headers have them everywhere here
 */
record CheckRequest(String method, String host, String target, MultiMap headers) {

    /** For a question that is not read. */
    static final CheckRequest NONE = new CheckRequest("", "", "", MultiMap.caseInsensitiveMultiMap());

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String REMEDY = "; Envoy has to send all headers: no allowed_headers, no disallowed_headers";

    /** The numbers of the fields in Envoy's definitions. */
    private static final int ATTRIBUTES = 1;
    private static final int REQUEST = 4;
    private static final int HTTP = 2;
    private static final int METHOD = 2;
    private static final int HEADERS = 3;
    private static final int PATH = 4;
    private static final int HOST = 5;
    private static final int SCHEME = 6;
    private static final int QUERY = 7;
    private static final int FRAGMENT = 8;
    private static final int HEADER_MAP = 13;
    private static final int HEADERS_OF_THE_MAP = 1;
    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int RAW_VALUE = 3;

    static CheckRequest of(byte[] message) {
        var http = ProtobufFields.of(ByteBuffer.wrap(message)).message(ATTRIBUTES).message(REQUEST).message(HTTP);
        if (!http.text(QUERY).isEmpty() || !http.text(FRAGMENT).isEmpty()) {
            throw new AmbiguousRequest("a query or a fragment beside the path");
        }
        if (!SCHEMES.contains(http.text(SCHEME))) {
            throw new AmbiguousRequest("no scheme");
        }
        var headers = headers(http);
        var request = new CheckRequest(http.text(METHOD), http.text(HOST), http.text(PATH), headers);
        confirm(headers, ":method", request.method);
        confirm(headers, ":authority", request.host);
        confirm(headers, ":path", request.target);
        return request;
    }

    /** Envoy says them in one of two forms: joined by commas, or each by itself ({@code encode_raw_headers}). */
    private static MultiMap headers(ProtobufFields http) {
        var joined = http.messages(HEADERS);
        var raw = http.message(HEADER_MAP).messages(HEADERS_OF_THE_MAP);
        if (!joined.isEmpty() && !raw.isEmpty()) {
            throw new AmbiguousRequest("headers in two forms");
        }
        var headers = MultiMap.caseInsensitiveMultiMap();
        for (var header : joined) {
            var name = header.text(KEY);
            if (headers.contains(name)) {
                throw new AmbiguousRequest("a header twice where Envoy joins them");
            }
            values(name, header.utf8(VALUE)).forEach(value -> headers.add(name, value));
        }
        for (var header : raw) {
            headers.add(header.text(KEY), value(header));
        }
        return headers;
    }

    /** A comma in a credential was put there by Envoy, between two of them: none of ours, and no JWT, has one. */
    private static List<String> values(String name, String joined) {
        if (joined.indexOf(',') < 0) {
            return List.of(joined);
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "authorization", "host", "origin", "sec-fetch-site", "sec-fetch-mode" ->
                Stream.of(joined.split(",", -1)).map(String::strip).toList();
            default -> List.of(joined);
        };
    }

    private static String value(ProtobufFields header) {
        var value = header.utf8(VALUE);
        var raw = header.octets(RAW_VALUE);
        if (!value.isEmpty() && !raw.isEmpty()) {
            throw new AmbiguousRequest("two values of one header");
        }
        return raw.isEmpty() ? value : raw;
    }

    private static void confirm(MultiMap headers, String name, String value) {
        var said = headers.getAll(name);
        if (said.size() != 1 || !said.getFirst().equals(value)) {
            throw new AmbiguousRequest(said.isEmpty() ? name + " is not among the headers" + REMEDY
                    : name + " says something else than the request");
        }
    }

    /** The id that Envoy gave it, when it has the form of ours. */
    Optional<String> requestId() {
        return CurrentRequest.idOf(headers.getAll("X-Request-Id"));
    }

    /** The request that is asked about, which no header names once more. */
    OriginalRequest original() {
        if (headers.getAll("Host").stream().anyMatch(other -> !other.equalsIgnoreCase(host))) {
            throw new AmbiguousRequest("two hosts");
        }
        return OriginalRequest.ofItself(method, host, target, headers);
    }
}

package dev.gatehouse.gateway.upstream;

import java.util.Optional;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;

/** A response that cannot be passed on, because it would be understood in another way than it was meant. */
public final class UnreadableResponse extends RuntimeException {

    private static final int FIRST_FINAL = 200;

    private UnreadableResponse(String what) {
        super(what, null, false, false);
    }

    public static UnreadableResponse of(String what) {
        return new UnreadableResponse(what);
    }

    /**
     * What is wrong with a response to a request that asked for no upgrade: a switch of protocols (RFC 9110 §15.2.2), or a
     * coding that would be taken off half (RFC 9112 §6.1).
     */
    public static Optional<UnreadableResponse> in(HttpClientResponse response) {
        var codings = response.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (response.statusCode() < FIRST_FINAL) {
            return Optional.of(new UnreadableResponse("status " + response.statusCode()));
        }
        return codings.isEmpty() || codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked")
                ? Optional.empty()
                : Optional.of(new UnreadableResponse("transfer coding"));
    }
}

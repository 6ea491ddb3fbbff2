package dev.gatehouse.gateway.door;

import java.util.Optional;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;

/** An answer that cannot be passed on, because it would be understood in another way than it was meant. */
final class UnreadableAnswer extends RuntimeException {

    private static final int FIRST_FINAL = 200;

    private UnreadableAnswer(String what) {
        super(what, null, false, false);
    }

    static UnreadableAnswer of(String what) {
        return new UnreadableAnswer(what);
    }

    /**
     * What is wrong with an answer to a request that asked for no upgrade: a switch of protocols (RFC 9110 §15.2.2), or a
     * coding that would be taken off half (RFC 9112 §6.1).
     */
    static Optional<UnreadableAnswer> in(HttpClientResponse response) {
        var codings = response.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (response.statusCode() < FIRST_FINAL) {
            return Optional.of(new UnreadableAnswer("status " + response.statusCode()));
        }
        return codings.isEmpty() || codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked")
                ? Optional.empty()
                : Optional.of(new UnreadableAnswer("transfer coding"));
    }
}

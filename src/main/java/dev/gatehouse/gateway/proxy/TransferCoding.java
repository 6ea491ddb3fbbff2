package dev.gatehouse.gateway.proxy;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** How the content of a request is framed (RFC 9112 §6.1). */
final class TransferCoding {

    private static final String CHUNKED = "chunked";

    private TransferCoding() {
    }

    /** Chunks alone are taken apart and put together again; any other coding would be lost on the way. */
    static boolean isReadable(HttpServerRequest request) {
        var codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return true;
        }
        if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase(CHUNKED)) {
            return false;
        }
        // The proxy knows it in lower case only.
        request.headers().set(HttpHeaders.TRANSFER_ENCODING, CHUNKED);
        return true;
    }
}

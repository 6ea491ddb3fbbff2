package dev.gatehouse.gateway.upstream;

import java.io.IOException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpClientConnection;

/**
 * Whether a request that broke off may be sent again. A connection that was kept may have been closed by the upstream before it
 * saw the request. What has the same effect twice and has no content is sent again, once, over a new one (RFC 9110 §9.2.2, RFC
 * 9112 §9.3.1).
 */
public final class RetryPolicy {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    private RetryPolicy() {
    }

    /**
     * Whether that holds for this request.
     *
     * @param uploading whether content was announced
     */
    public static boolean allows(HttpServerRequest inbound, boolean uploading, @Nullable HttpClientRequest outbound,
            Throwable broken) {
        return (broken instanceof HttpClosedException || broken instanceof IOException) && outbound != null
                && outbound.connection() instanceof HttpClientConnection kept && kept.lastResponseReceivedTimestamp() > 0
                && IDEMPOTENT.contains(inbound.method().name()) && !inbound.response().closed()
                && (!uploading || inbound.isEnded() && inbound.bytesRead() == 0);
    }
}

package dev.gatehouse.gateway.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.testing.Stub;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpClientConnection;

class RetryPolicyTest {

    private static final Throwable BROKEN = new HttpClosedException("closed");

    private String method = "GET";
    private boolean left;
    private boolean whole = true;
    private long received;
    private HttpConnection connection = kept(1_700_000_000_000L);

    private static HttpConnection kept(long lastResponse) {
        return new Stub().answering("lastResponseReceivedTimestamp", none -> lastResponse).as(HttpClientConnection.class);
    }

    private boolean allows(boolean uploading, Throwable broken) {
        var response = new Stub().answering("closed", none -> left).as(HttpServerResponse.class);
        var inbound = new Stub().answering("method", none -> HttpMethod.valueOf(method)).answering("response", none -> response)
                .answering("isEnded", none -> whole).answering("bytesRead", none -> received).as(HttpServerRequest.class);
        var outbound = new Stub().answering("connection", none -> connection).as(HttpClientRequest.class);
        return RetryPolicy.allows(inbound, uploading, outbound, broken);
    }

    /** RFC 9110 §9.2.2; TRACE is refused before. */
    @ParameterizedTest
    @CsvSource({ "GET, true", "HEAD, true", "OPTIONS, true", "PUT, true", "DELETE, true", "POST, false", "PATCH, false",
            "CONNECT, false", "LOCK, false", "get, false" })
    void whatHasTheSameEffectTwiceMayBeSentTwice(String name, boolean again) {
        method = name;

        assertEquals(again, allows(false, BROKEN));
        assertEquals(again, allows(false, new IOException("Connection reset by peer")));
    }

    /** A request that the upstream was slow with, or refused, was seen by it. */
    @Test
    void onlyAConnectionThatBrokeIsMadeUpFor() {
        assertFalse(allows(false, new TimeoutException("late")));
        assertFalse(allows(false, new ClientFault(ClientFault.Why.CLIENT_GONE)));
        assertFalse(allows(false, UnreadableResponse.of("status 101")));
    }

    /** RFC 9112 §9.3.1: a connection that never carried a response was not closed for being idle. */
    @Test
    void aNewConnectionThatBreaksIsTheUpstreamsFailure() {
        connection = kept(0);

        assertFalse(allows(false, BROKEN));
    }

    @Test
    void whatGotNoConnectionFailed() {
        var inbound = new Stub().as(HttpServerRequest.class);

        assertFalse(RetryPolicy.allows(inbound, false, null, BROKEN));
    }

    @Test
    void nothingIsSentForAClientThatLeft() {
        left = true;

        assertFalse(allows(false, BROKEN));
    }

    /** What was announced and did not come leaves nothing out when it is sent again. */
    @Test
    void contentIsNotThereForASecondTime() {
        assertTrue(allows(true, BROKEN));

        received = 1;
        assertFalse(allows(true, BROKEN));

        received = 0;
        whole = false;
        assertFalse(allows(true, BROKEN));
    }
}

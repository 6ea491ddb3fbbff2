package dev.gatehouse.gateway.proxy;

import dev.gatehouse.testing.Stub;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** How far both sides of an exchange are, as a test says. */
final class GivenExchange {

    final Promise<Void> sent = Promise.promise();
    long received;
    long written;
    boolean clientReads = true;
    boolean upstreamReads = true;
    boolean responded;

    HttpServerRequest inbound() {
        var response = new Stub().answering("bytesWritten", none -> written).answering("writeQueueFull", none -> !clientReads)
                .answering("ended", none -> responded).as(HttpServerResponse.class);
        return new Stub().answering("bytesRead", none -> received).answering("end", none -> sent.future())
                .answering("response", none -> response).as(HttpServerRequest.class);
    }

    HttpClientRequest outbound() {
        return new Stub().answering("writeQueueFull", none -> !upstreamReads).as(HttpClientRequest.class);
    }
}

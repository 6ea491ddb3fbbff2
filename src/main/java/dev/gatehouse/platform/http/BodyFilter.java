package dev.gatehouse.platform.http;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.endpoint.Endpoint;
import dev.gatehouse.platform.endpoint.Endpoints;
import dev.gatehouse.platform.reply.ProblemReply;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Reads a body before anything of the framework does: whole, bounded, and only when its content type and its encoding can be
 * read. What the framework's parsers cannot take they throw where no failure handler is, and the caller waits until it times
 * out.
 */
@ApplicationScoped
final class BodyFilter {

    /** As {@code quarkus.http.limits.max-body-size}. */
    private static final int LONGEST = 256 * 1024;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "CONNECT");

    private final Endpoints endpoints;

    BodyFilter(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FilterOrder.BODY);
    }

    private void filter(RoutingContext context) {
        var request = context.request();
        var types = request.headers().getAll(HttpHeaders.CONTENT_TYPE);
        var type = types.size() == 1 ? ContentType.parse(types.getFirst()) : Optional.<ContentType> empty();
        if (!types.isEmpty() && type.filter(ContentType::isTaken).isEmpty()) {
            ProblemReply.write(context, Problem.ofStatus(415));
        } else if (announced(request) > LONGEST) {
            tooLarge(context);
        } else if (announced(request) > 0) {
            read(context,
                    type.filter(ContentType::isForm).isPresent() && !endpoints.has(context, Endpoint.Trait.OWN_FORM_ERRORS));
        } else {
            context.next();
        }
    }

    /** How long the body is; {@code 1} where that is not said. Netty lets only numbers through. */
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
        }
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || request.version() == HttpVersion.HTTP_2 && !WITHOUT_BODY.contains(request.method().name()) ? 1 : 0;
    }

    private static void read(RoutingContext context, boolean form) {
        var request = context.request();
        var home = Vertx.currentContext();
        var body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= LONGEST) {
                body.appendBuffer(part);
            } else if (!context.response().ended()) {
                tooLarge(context);
            }
        });
        request.endHandler(end -> {
            if (Vertx.currentContext() == home) {
                pass(context, body, form);
            } else {
                home.runOnContext(back -> pass(context, body, form));
            }
        });
        request.exceptionHandler(left -> request.handler(null));
        // The framework would say it a second time.
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.headers().remove(HttpHeaders.EXPECT);
            context.response().writeContinue();
        }
        request.resume();
    }

    private static void pass(RoutingContext context, Buffer body, boolean form) {
        if (context.response().ended()) {
            return;
        }
        if (form && !FormEncoding.isReadable(body)) {
            ProblemReply.write(context, Problem.badRequest("unreadable-form",
                    "We could not read what that form sent. Nothing was changed."));
        } else {
            ((RoutingContextInternal) context).setBody(body);
            context.next();
        }
    }

    /** The rest of it is not waited for. */
    private static void tooLarge(RoutingContext context) {
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        ProblemReply.write(context, Problem.ofStatus(413));
    }
}

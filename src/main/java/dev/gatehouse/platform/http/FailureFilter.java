package dev.gatehouse.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.reply.ProblemReply;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The response to what fails before a resource is reached: a session that cannot be read while the database is away, a body
 * that is too large. Refusals of the framework's own security go on to their challenge.
 */
@ApplicationScoped
final class FailureFilter {

    void register(@Observes Router router) {
        router.route().order(FilterOrder.FAILURE_ROUTE).failureHandler(this::reply);
    }

    private void reply(RoutingContext context) {
        Throwable failure = context.failure();
        if (context.response().ended() || context.response().headWritten() || failure instanceof SecurityException) {
            context.next();
        } else {
            ProblemReply.write(context, problem(context, failure));
        }
    }

    private static Problem problem(RoutingContext context, Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        int status = context.statusCode();
        if (failure == null || status >= 400 && status < 500) {
            return Problem.ofStatus(status);
        }
        return ProblemReply.unexpected(failure, CurrentRequest.id(context));
    }
}

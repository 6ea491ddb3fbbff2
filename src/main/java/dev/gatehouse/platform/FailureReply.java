package dev.gatehouse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.gatehouse.platform.database.DatabaseAway;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers for what fails before a resource is reached: a session that cannot be read while the database is away, a body that
 * is too large. Refusals of the framework's own security go on to their challenge.
 */
@ApplicationScoped
final class FailureReply {

    private static final Logger LOG = Logger.getLogger("dev.gatehouse.problem");
    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).failureHandler(this::reply);
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
            return ProblemMapper.ofStatus(status);
        }
        if (DatabaseAway.is(failure)) {
            LOG.warnf("database away: %s request=%s", failure.getMessage(), RequestIdFilter.of(context));
            return Problem.unavailable(ProblemMapper.RETRY_DATABASE);
        }
        LOG.errorf(failure, "unexpected failure request=%s", RequestIdFilter.of(context));
        return Problem.internal();
    }
}

package dev.gatehouse.gateway.check;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.gatehouse.account.revocation.RevocationSet;
import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.caller.CallerResolver;
import dev.gatehouse.gateway.caller.Resolution;
import dev.gatehouse.gateway.identity.Identity;
import dev.gatehouse.gateway.route.CurrentRoutes;
import dev.gatehouse.gateway.route.Route;
import dev.gatehouse.gateway.session.SignInRedirect;
import io.vertx.core.Future;

/**
 * Judges one request at its route: limit by address, caller, limit by caller, policy, identity. Whatever goes wrong on the way,
 * and whatever takes too long, is a refusal. Most decisions need no waiting; their futures are complete when they are returned.
 */
@Singleton
public class Gatekeeper {

    private static final String NOT_PASSED_ON = "the proxy asks about " + SignInRedirect.PATH
            + "; it has to pass this path of the host on to Gatehouse itself, so that browsers can sign in";

    private final CurrentRoutes routes;
    private final RouteLimits limits;
    private final RevocationSet revocations;
    private final CallerResolver callers;
    private final Identity identity;
    private final SignInRedirect signIn;
    private final DecisionLog log;
    private final long timeoutMillis;
    private final Clock clock;

    Gatekeeper(CurrentRoutes routes, RouteLimits limits, RevocationSet revocations, CallerResolver callers, Identity identity,
            SignInRedirect signIn,
            DecisionLog log, GatewayConfig config, Clock clock) {
        this.routes = routes;
        this.limits = limits;
        this.revocations = revocations;
        this.callers = callers;
        this.identity = identity;
        this.signIn = signIn;
        this.log = log;
        this.timeoutMillis = config.decisionTimeout().toMillis();
        this.clock = clock;
    }

    /** The decision about what a door read. It may come on another thread than that of the request. */
    public Future<Decision> judge(Reading reading, String requestId) {
        return Future.succeededFuture(reading).compose(read -> decide(read, requestId)).timeout(timeoutMillis, MILLISECONDS)
                .otherwise(failure -> unavailable(failure, requestId))
                .map(decision -> logged(decision, reading, requestId));
    }

    private Future<Decision> decide(Reading reading, String requestId) {
        return switch (reading) {
            case Reading.Request read when signIn.isItself(read.request()) ->
                Future.succeededFuture(refuse(new Refusal.Ambiguous(), NOT_PASSED_ON));
            case Reading.Request(AccessRequest request, Optional<Route> route) -> route.isPresent()
                    ? atRoute(request, route.get(), requestId)
                    : Future.succeededFuture(refuse(new Refusal.Forbidden(), "no route"));
            case Reading.Ambiguous ambiguous -> Future.succeededFuture(refuse(new Refusal.Ambiguous(), ambiguous.reason()));
            case Reading.TokenOnly(Credentials credentials) -> byToken(credentials);
        };
    }

    private Future<Decision> byToken(Credentials credentials) {
        return callers.resolveToken(credentials, routes.table()::knowsAudience).map(resolution -> switch (resolution) {
            case Resolution.Rejected rejected -> refuse(rejected.refusal(), rejected.reason());
            case Resolution.Resolved resolved -> new Decision.Allow(resolved.caller(), identity.headers(resolved.caller()));
        });
    }

    /** A limit by address comes before the credentials: it protects their verification, too. */
    private Future<Decision> atRoute(AccessRequest request, Route route, String requestId) {
        if (route.policy().isTooOld(revocations.age())) {
            return Future.succeededFuture(refuse(new Refusal.Unavailable(), route.id() + ": revocations may have been missed"));
        }
        var limited = limits.ofAddress(route, request);
        if (limited.refusal().isPresent()) {
            return Future.succeededFuture(limitedAt(route, limited, new Caller.Anonymous()));
        }
        return caller(request, route, requestId).compose(resolution -> switch (resolution) {
            case Resolution.Rejected rejected -> Future.succeededFuture(rejectedAt(route, rejected, limited));
            case Resolution.Resolved resolved -> judged(request, route, resolved.caller(), limited, requestId);
        });
    }

    /** Where anybody may pass, who cannot be found out in time is nobody: half of it is left for the rest. */
    private Future<Resolution> caller(AccessRequest request, Route route, String requestId) {
        var found = callers.resolve(request, route.policy()::takes, route::isOpenTo);
        return !route.policy().anonymous() ? found
                : found.timeout(timeoutMillis / 2, MILLISECONDS).otherwise(failure -> {
                    log.failed(failure, requestId);
                    return new Resolution.Resolved(new Caller.Anonymous());
                });
    }

    private static Decision limitedAt(Route route, RouteLimits.Verdict limited, Caller caller) {
        return new Decision.Refuse(limited.refusal().orElseThrow(), route.id() + ": " + limited.reason(), caller);
    }

    /** Where anybody may pass, what somebody presents beside that opens nothing and closes nothing: they are nobody. */
    private static Decision rejectedAt(Route route, Resolution.Rejected rejected, RouteLimits.Verdict limited) {
        if (route.policy().anonymous()) {
            return new Decision.Allow(new Caller.Anonymous(), Map.of(), limited.status());
        }
        return refuse(rejected.refusal(), route.id() + ": " + rejected.reason());
    }

    private Future<Decision> judged(AccessRequest request, Route route, Caller caller, RouteLimits.Verdict before,
            String requestId) {
        var limited = limits.ofCaller(route, caller, before);
        if (limited.refusal().isPresent()) {
            return Future.succeededFuture(limitedAt(route, limited, caller));
        }
        var refusal = route.policy().judge(caller, clock.instant());
        return refusal.isPresent() ? Future.succeededFuture(refusedAt(request, route, refusal.get(), caller))
                : identity.headers(caller, request, route.assertion(), requestId)
                        .map(headers -> new Decision.Allow(caller, headers, limited.status()));
    }

    /** A browser that could sign in, which it can at hosts that a route names, is sent to do so; anybody else is refused. */
    private Decision refusedAt(AccessRequest request, Route route, Refusal refusal, Caller caller) {
        if (request.navigation() && routes.table().namesExactly(request.host())) {
            if (refusal instanceof Refusal.NoCredentials) {
                return new Decision.Challenge(signIn.to(request), refusal);
            }
            if (refusal instanceof Refusal.StepUp && request.credentials().authorization().isEmpty()) {
                return new Decision.Challenge(signIn.again(request), refusal);
            }
        }
        return new Decision.Refuse(refusal, route.id() + ": " + refusal.getClass().getSimpleName(), caller);
    }

    /** No, because something of ours failed; a door says so, too, when it fails itself. */
    public Decision.Refuse unavailable(Throwable failure, String requestId) {
        log.failed(failure, requestId);
        return new Decision.Refuse(new Refusal.Unavailable(), failure.getClass().getSimpleName());
    }

    private Decision logged(Decision decision, Reading reading, String requestId) {
        log.note(decision, switch (reading) {
            case Reading.Request read -> read.request().method() + " " + read.request().host();
            case Reading.Ambiguous unreadable -> "unreadable";
            case Reading.TokenOnly token -> "token";
        }, requestId, reading.source());
        return decision;
    }

    private static Decision refuse(Refusal refusal, String reason) {
        return new Decision.Refuse(refusal, reason);
    }
}

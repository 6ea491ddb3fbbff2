package dev.gatehouse.gateway.check;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.gatehouse.account.session.LoginRedirect;
import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.caller.CallerResolver;
import dev.gatehouse.gateway.caller.Resolution;
import dev.gatehouse.gateway.identity.Identity;
import dev.gatehouse.gateway.route.CurrentRoutes;
import dev.gatehouse.gateway.route.Route;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.ReturnTo;
import io.smallrye.mutiny.Uni;

/**
 * Judges one request: route, caller, policy, identity. Whatever goes wrong on the way is a refusal; there is no way to an
 * {@link Decision.Allow} but through all of them.
 */
@Singleton
public class Gatekeeper {

    private static final Logger LOG = Logger.getLogger(Gatekeeper.class);

    private final CurrentRoutes routes;
    private final CallerResolver callers;
    private final Identity identity;
    private final LoginRedirect login;
    private final DecisionLog record;
    private final String issuer;
    private final Clock clock;

    Gatekeeper(CurrentRoutes routes, CallerResolver callers, Identity identity, LoginRedirect login, DecisionLog record,
            PublicUrl publicUrl, Clock clock) {
        this.routes = routes;
        this.callers = callers;
        this.identity = identity;
        this.login = login;
        this.record = record;
        this.issuer = publicUrl.issuer();
        this.clock = clock;
    }

    /** Judges what a door reads; reading may fail with {@link AmbiguousRequest}. */
    public Uni<Decision> judge(Supplier<AccessRequest> reading, String requestId) {
        AccessRequest request;
        try {
            request = reading.get();
        } catch (AmbiguousRequest ambiguous) {
            return Uni.createFrom().item(ambiguous(ambiguous, requestId));
        }
        return judge(request, routes.table().find(request), requestId);
    }

    /** Judges a request at the route that was found for it; without one it is refused. */
    public Uni<Decision> judge(AccessRequest request, Optional<Route> found, String requestId) {
        var what = request.method() + " " + request.host();
        return judgeNow(request, found).map(decision -> Uni.createFrom().item(noted(decision, what, requestId)))
                .orElseGet(() -> failingClosed(() -> atRoute(request, found.orElseThrow()))
                        .map(decision -> noted(decision, what, requestId)));
    }

    /** Most requests need no waiting: then no reactive pipeline is built for them either. */
    private Optional<Decision> judgeNow(AccessRequest request, Optional<Route> found) {
        try {
            return found.isEmpty() ? Optional.of(refuse(new Refusal.Forbidden(), "no route"))
                    : atRouteNow(request, found.get());
        } catch (RuntimeException failure) {
            return Optional.of(unavailable(failure));
        }
    }

    private Optional<Decision> atRouteNow(AccessRequest request, Route route) {
        var resolution = callers.resolveNow(request, route.policy().audience()::equals);
        if (resolution.isEmpty()) {
            return Optional.empty();
        }
        return switch (resolution.get()) {
            case Resolution.Rejected rejected -> Optional.of(rejectedAt(route, rejected));
            case Resolution.Resolved resolved -> refusalOf(request, route, resolved.caller())
                    .or(() -> identity.headersNow(resolved.caller(), request.host(), route.assertion())
                            .map(headers -> new Decision.Allow(resolved.caller(), headers)));
        };
    }

    /** Refuses what could not be read. */
    public Decision ambiguous(AmbiguousRequest ambiguous, String requestId) {
        return noted(refuse(new Refusal.Ambiguous(), ambiguous.getMessage()), "unreadable", requestId);
    }

    /** Judges only whether a token is valid and meant for us: no route, no session, no assertion. */
    public Uni<Decision> judgeToken(Credentials credentials, String requestId) {
        return failingClosed(() -> Uni.createFrom().item(token(credentials)))
                .map(decision -> noted(decision, "token", requestId));
    }

    private Decision token(Credentials credentials) {
        var table = routes.table();
        return switch (callers.resolveToken(credentials, aud -> aud.equals(issuer) || table.knowsAudience(aud))) {
            case Resolution.Rejected rejected -> refuse(rejected.refusal(), rejected.reason());
            case Resolution.Resolved resolved -> new Decision.Allow(resolved.caller(), identity.headers(resolved.caller()));
        };
    }

    private Uni<Decision> atRoute(AccessRequest request, Route route) {
        return callers.resolve(request, route.policy().audience()::equals)
                .chain(resolution -> switch (resolution) {
                    case Resolution.Rejected rejected -> Uni.createFrom().item(rejectedAt(route, rejected));
                    case Resolution.Resolved resolved -> admitted(request, route, resolved.caller());
                });
    }

    private Uni<Decision> admitted(AccessRequest request, Route route, Caller caller) {
        return refusalOf(request, route, caller).map(refusal -> Uni.createFrom().item(refusal))
                .orElseGet(() -> identity.headers(caller, request.host(), route.assertion())
                        .map(headers -> new Decision.Allow(caller, headers)));
    }

    /** Where anybody may pass, what somebody presents beside that opens nothing and closes nothing: they are nobody. */
    private static Decision rejectedAt(Route route, Resolution.Rejected rejected) {
        if (route.policy().anonymous()) {
            return new Decision.Allow(new Caller.Anonymous(), Map.of());
        }
        return refuse(rejected.refusal(), route.id() + ": " + rejected.reason());
    }

    private Optional<Decision> refusalOf(AccessRequest request, Route route, Caller caller) {
        return route.policy().judge(caller, clock.instant()).map(refusal -> refusedAt(request, route, refusal, caller));
    }

    /** A browser that could sign in is sent to do so; anybody else is refused. */
    private Decision refusedAt(AccessRequest request, Route route, Refusal refusal, Caller caller) {
        if (request.navigation() && callers.holdsSessions(request.host())) {
            var back = ReturnTo.orHome(request.target());
            if (refusal instanceof Refusal.NoCredentials) {
                return new Decision.Challenge(login.to(back), refusal);
            }
            if (refusal instanceof Refusal.StepUp && request.credentials().authorization().isEmpty()) {
                return new Decision.Challenge(login.again(back), refusal);
            }
        }
        return new Decision.Refuse(refusal, route.id() + ": " + refusal.getClass().getSimpleName(), caller);
    }

    private static Uni<Decision> failingClosed(Supplier<Uni<Decision>> judgement) {
        Uni<Decision> judged;
        try {
            judged = judgement.get();
        } catch (RuntimeException failure) {
            judged = Uni.createFrom().failure(failure);
        }
        return judged.onFailure().recoverWithItem(Gatekeeper::unavailable);
    }

    private static Decision unavailable(Throwable failure) {
        LOG.errorf(failure, "event=gateway.judgement.failed");
        return refuse(new Refusal.Unavailable(), failure.getClass().getSimpleName());
    }

    private Decision noted(Decision decision, String what, String requestId) {
        record.note(decision, what, requestId);
        return decision;
    }

    private static Decision refuse(Refusal refusal, String reason) {
        return new Decision.Refuse(refusal, reason);
    }
}

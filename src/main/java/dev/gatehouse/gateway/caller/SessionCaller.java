package dev.gatehouse.gateway.caller;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.SessionLookup;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.oidc.token.AuthenticationClaims;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;

/**
 * The caller behind a browser session. A cookie that belongs to no live session presents nothing: who holds it is nobody in
 * particular, and passes only where nobody in particular may.
 */
@ApplicationScoped
class SessionCaller {

    private final SessionLookup sessions;

    SessionCaller(SessionLookup sessions) {
        this.sessions = sessions;
    }

    Future<Resolution> resolve(String cookie) {
        return UniHelper.toFuture(sessions.find(cookie))
                .map(found -> new Resolution.Resolved(found.map(SessionCaller::person).orElseGet(Caller.Anonymous::new)));
    }

    private static Caller person(SignedIn signedIn) {
        return new Caller.Person(signedIn.account().toString(), Optional.empty(), Set.of(),
                new Caller.Binding("sid", signedIn.sid().toString()),
                Optional.of(new Caller.Proof(AuthenticationClaims.of(signedIn.authentication()))));
    }
}

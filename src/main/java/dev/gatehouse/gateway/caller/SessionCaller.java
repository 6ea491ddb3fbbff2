package dev.gatehouse.gateway.caller;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.SessionLookup;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Entitlements;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.gateway.session.HostOrigins;
import dev.gatehouse.gateway.session.HostSessionLookup;
import dev.gatehouse.oidc.token.AuthenticationClaims;
import dev.gatehouse.platform.PublicUrl;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;

/**
 * The caller behind a browser session. A cookie that belongs to no live session presents nothing: who holds it is nobody in
 * particular, and passes only where nobody in particular may.
 */
@ApplicationScoped
class SessionCaller {

    private final SessionLookup sessions;
    private final HostSessionLookup hostSessions;
    private final HostOrigins origins;
    private final String issuer;

    SessionCaller(SessionLookup sessions, HostSessionLookup hostSessions, HostOrigins origins, PublicUrl publicUrl) {
        this.sessions = sessions;
        this.hostSessions = hostSessions;
        this.origins = origins;
        this.issuer = publicUrl.issuer();
    }

    /** Who holds this cookie at this host; one of another host is that of nobody. */
    Future<Resolution> resolve(HostName host, String cookie) {
        return UniHelper.toFuture(origins.isIssuers(host) ? sessions.find(cookie) : hostSessions.find(host, cookie))
                .map(found -> new Resolution.Resolved(found.<Caller> map(this::person).orElseGet(Caller.Anonymous::new)));
    }

    Caller.Person person(SignedIn signedIn) {
        return new Caller.Person(issuer, signedIn.account().toString(), Optional.empty(), entitlements(signedIn),
                new Caller.Binding("sid", signedIn.sid().toString()),
                Optional.of(new Caller.Proof(AuthenticationClaims.of(signedIn.authentication()))));
    }

    /** No scope limits who acts for themselves; roles and groups are those of now. */
    private static Entitlements entitlements(SignedIn signedIn) {
        return new Entitlements(Set.of(), signedIn.assignments().roles(), signedIn.assignments().groups());
    }
}

package dev.gatehouse.account.session;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import dev.gatehouse.account.LoginRedirect;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.ReturnTo;
import dev.gatehouse.platform.endpoint.Endpoint;
import dev.gatehouse.platform.endpoint.Endpoints;
import dev.gatehouse.platform.http.FetchMetadata;
import dev.gatehouse.platform.http.HostNames;
import dev.gatehouse.platform.reply.Replies;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells Quarkus who makes a request, by the session cookie and by nothing else. As the one enabled alternative it also takes
 * the place of the mechanism that the WebAuthn extension brings.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class SessionMechanism implements HttpAuthenticationMechanism {

    /** Everybody who is signed in. */
    public static final String PERSON = "person";

    /** Who administers this installation. */
    public static final String ADMIN = "admin";

    static final String SESSION = "gatehouse.session";

    private static final int UNAUTHORIZED = 401;

    private final SessionLookup lookup;
    private final LoginRedirect login;
    private final PublicUrl publicUrl;
    private final Endpoints endpoints;

    SessionMechanism(SessionLookup lookup, LoginRedirect login, PublicUrl publicUrl, Endpoints endpoints) {
        this.endpoints = endpoints;
        this.lookup = lookup;
        this.login = login;
        this.publicUrl = publicUrl;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        Cookie cookie = context.request().getCookie(lookup.cookieName());
        if (cookie == null || endpoints.has(context, Endpoint.Trait.WITHOUT_SESSION)
                || !HostNames.isIssuer(context.request(), publicUrl)) {
            return Uni.createFrom().nullItem();
        }
        return lookup.find(cookie.getValue()).map(found -> found.map(SessionMechanism::identity).orElse(null));
    }

    /** A person who opens a page is sent to the login page; a program is told 401. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<ReturnTo> page = FetchMetadata.isNavigation(request.method().name(), request.headers())
                ? ReturnTo.parse(request.uri())
                : Optional.empty();
        return Uni.createFrom().item(page
                .map(back -> new ChallengeData(Replies.SEE_OTHER,
                        Map.of("Location", login.to(back).toString(), "Cache-Control", Replies.NO_STORE)))
                .orElseGet(() -> new ChallengeData(UNAUTHORIZED)));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    private static SecurityIdentity identity(SignedIn person) {
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(person.account().toString()))
                .addAttribute(SESSION, person)
                .addRole(PERSON);
        return (person.admin() ? identity.addRole(ADMIN) : identity).build();
    }
}

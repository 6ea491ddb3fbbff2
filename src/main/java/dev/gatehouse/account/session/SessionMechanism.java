package dev.gatehouse.account.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import dev.gatehouse.account.LoginRedirect;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.ReturnTo;
import dev.gatehouse.platform.http.HostNames;
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

    /**
     * Where nobody is asked who they are: styles and scripts, above all those of the page that says the database is away; what
     * is public; and what apps call, with credentials of their own. A cookie sent there costs no look at the database.
     */
    private static final List<String> FOR_ANYBODY = List.of("/assets/", "/.well-known/");
    private static final Set<String> FOR_APPS = Set.of("/oauth2/jwks", "/oauth2/token", "/oauth2/userinfo",
            "/oauth2/introspect", "/oauth2/revoke");

    private static final int SEE_OTHER = 303;
    private static final int UNAUTHORIZED = 401;

    private final SessionLookup lookup;
    private final LoginRedirect login;
    private final PublicUrl publicUrl;

    SessionMechanism(SessionLookup lookup, LoginRedirect login, PublicUrl publicUrl) {
        this.lookup = lookup;
        this.login = login;
        this.publicUrl = publicUrl;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        Cookie cookie = context.request().getCookie(lookup.cookieName());
        if (cookie == null || asksNobody(context.normalizedPath())
                || !HostNames.isIssuer(context.request(), publicUrl)) {
            return Uni.createFrom().nullItem();
        }
        return lookup.find(cookie.getValue()).map(found -> found.map(SessionMechanism::identity).orElse(null));
    }

    /** A person who opens a page is sent to the login page; a program is told 401. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<ReturnTo> page = isNavigation(request) ? ReturnTo.parse(request.uri()) : Optional.empty();
        return Uni.createFrom().item(page
                .map(back -> new ChallengeData(SEE_OTHER, "Location", login.to(back).toString()))
                .orElseGet(() -> new ChallengeData(UNAUTHORIZED)));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    private static boolean asksNobody(String path) {
        return FOR_APPS.contains(path) || FOR_ANYBODY.stream().anyMatch(path::startsWith);
    }

    private static boolean isNavigation(HttpServerRequest request) {
        if (!request.method().name().equals("GET")) {
            return false;
        }
        String mode = request.getHeader("Sec-Fetch-Mode");
        String accept = request.getHeader("Accept");
        return mode != null ? mode.equals("navigate") : accept != null && accept.contains("text/html");
    }

    private static SecurityIdentity identity(SignedIn person) {
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(person.account().toString()))
                .addAttribute(SESSION, person)
                .addRole(PERSON);
        return (person.admin() ? identity.addRole(ADMIN) : identity).build();
    }
}

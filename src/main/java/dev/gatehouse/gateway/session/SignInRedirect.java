package dev.gatehouse.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;

import jakarta.inject.Singleton;

import dev.gatehouse.account.LoginRedirect;
import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.platform.ReturnTo;

/**
 * Where a browser goes that has to sign in before its request: at the issuer's host to the login page, at any other to the
 * start of a hand-off there, because only that host can set a cookie of its own.
 */
@Singleton
public class SignInRedirect {

    /** What a hand-off begins and ends at, on every host that a route names. */
    public static final String PATH = "/gateway/session";

    /** Longer targets do not fit into the addresses on the way; the person comes back to the front page. */
    private static final int LONGEST = 2_800;

    private final LoginRedirect login;
    private final HostOrigins origins;

    SignInRedirect(LoginRedirect login, HostOrigins origins) {
        this.login = login;
        this.origins = origins;
    }

    /** For who is not signed in. */
    public URI to(AccessRequest request) {
        return origins.isIssuers(request.host()) ? login.to(ReturnTo.orHome(request.target())) : start(request);
    }

    /** For who has to prove once more, or more strongly, who they are. */
    public URI again(AccessRequest request) {
        return origins.isIssuers(request.host()) ? login.again(ReturnTo.orHome(request.target())) : start(request);
    }

    /** Whether a request is the hand-off's own: only a proxy that does not pass that path on asks about it. */
    public boolean isItself(AccessRequest request) {
        return request.path().toString().equals(PATH) && !origins.isIssuers(request.host());
    }

    private URI start(AccessRequest request) {
        return URI.create(origins.of(request.host()) + PATH + "?return_to="
                + URLEncoder.encode(target(request.target()).path(), UTF_8));
    }

    /** Where somebody comes back to, on the host that they came from; the hand-off itself is no such place. */
    public static ReturnTo target(String written) {
        var fits = written.length() <= LONGEST && !written.equals(PATH) && !written.startsWith(PATH + "?");
        return ReturnTo.orHome(fits ? written : "");
    }
}

package dev.gatehouse.gateway.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.gateway.session.SignInRedirect;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.ReturnTo;

/**
 * Where a hand-off goes: the request that a person wanted to make, and which browser may complete it there. As an address of
 * the issuer it survives signing in; the target stands in it in base64url, which no encoding makes longer.
 *
 * @param browser the hash of what the browser has in a cookie of that host, in base64url
 */
record Destination(AccessRequest request, String browser) {

    static final String PATH = "/handoff";

    private static final String CONFIRMED = "&confirmed=true";

    static Destination of(HostName host, ReturnTo target, OpaqueToken browser) {
        return new Destination(request(host.value(), target),
                Base64.getUrlEncoder().withoutPadding().encodeToString(browser.hash().bytes()));
    }

    /** Reads what came in an address; empty when it is no address that we made. */
    static Optional<Destination> parse(String host, String target, String browser) {
        try {
            var back = ReturnTo.parse(new String(Base64.getUrlDecoder().decode(target), UTF_8));
            return OpaqueToken.isWellFormed(browser)
                    ? back.map(to -> new Destination(request(host, to), browser)).filter(one -> one.browserHash().length == 32)
                    : Optional.empty();
        } catch (IllegalArgumentException | AmbiguousRequest unreadable) {
            return Optional.empty();
        }
    }

    private static AccessRequest request(String host, ReturnTo target) {
        return AccessRequest.of("GET", host, SignInRedirect.target(target.path()).path(), Credentials.none(), true);
    }

    byte[] browserHash() {
        return Base64.getUrlDecoder().decode(browser);
    }

    /** Its address at the issuer. */
    String path() {
        return PATH + "?host=" + request.host() + "&target="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(request.target().getBytes(UTF_8)) + "&browser="
                + browser;
    }

    /** The same for after the person confirmed who they are. */
    String confirmedPath() {
        return path() + CONFIRMED;
    }
}

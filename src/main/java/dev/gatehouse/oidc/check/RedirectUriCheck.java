package dev.gatehouse.oidc.check;

import java.util.regex.Pattern;

import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.request.RedirectUri;
import dev.gatehouse.platform.Problem;

/**
 * The redirect URI must be one that the client registered, character by character (RFC 9700 §2.1, §4.1.3). Only the port of a
 * loopback address is free, because a native app gets it from its system (RFC 8252 §7.3); {@code localhost} is not one.
 */
final class RedirectUriCheck {

    private static final Pattern LOOPBACK = Pattern.compile("(http://(?:127\\.0\\.0\\.1|\\[::1]))(?::([0-9]{1,5}))?([/?].*)?");
    private static final int HIGHEST_PORT = 65_535;

    private RedirectUriCheck() {
    }

    static RedirectUri check(OAuthParameters sent, Client client) {
        return sent.find(OAuthParameter.REDIRECT_URI).filter(asked -> isRegistered(asked, client)).map(RedirectUri::new)
                .orElseThrow(() -> Problem.badRequest("wrong-return-address",
                        "The app that sent you here gave an address to return to that it has not registered, so we stopped. "
                                + "Go back to the app, and tell its makers.")
                        .because("redirect_uri is missing or not registered for " + client.id()));
    }

    private static boolean isRegistered(String asked, Client client) {
        return client.redirectUris().stream()
                .anyMatch(registered -> registered.equals(asked) || isSameLoopback(registered, asked));
    }

    private static boolean isSameLoopback(String registered, String asked) {
        var one = LOOPBACK.matcher(registered);
        var other = LOOPBACK.matcher(asked);
        return one.matches() && other.matches()
                && one.group(1).equals(other.group(1))
                && rest(one.group(3)).equals(rest(other.group(3)))
                && (other.group(2) == null || Integer.parseInt(other.group(2)) <= HIGHEST_PORT);
    }

    private static String rest(String pathAndQuery) {
        return pathAndQuery == null ? "" : pathAndQuery;
    }
}

package dev.gatehouse.oidc.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What may be registered as an address to send people, or tokens, to (RFC 6749 §3.1.2, RFC 8252 §7, RFC 9700 §4.1). */
final class RedirectUris {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private RedirectUris() {
    }

    /** What is wrong with the candidate, if anything. */
    static Optional<String> faultOf(String candidate) {
        if (!candidate.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '\\' && c != '*')) {
            return Optional.of("has a character that no redirect URI may have; there are no wildcards");
        }
        URI uri = parse(candidate);
        if (uri == null || !uri.isAbsolute()) {
            return Optional.of("is not an absolute URI");
        }
        if (uri.getRawFragment() != null) {
            return Optional.of("must not have a fragment");
        }
        return switch (uri.getScheme()) {
            case "https" -> faultOfAuthority(uri);
            case "http" -> isLoopback(uri) ? faultOfAuthority(uri)
                    : Optional.of("must be https; http is for loopback addresses only");
            default -> uri.getScheme().contains(".") && uri.getSchemeSpecificPart().startsWith("/")
                    ? Optional.empty()
                    : Optional.of("must be https, http on loopback, or a private-use scheme such as com.example.app:/");
        };
    }

    static boolean isResource(String candidate) {
        URI uri = parse(candidate);
        return uri != null && uri.isAbsolute() && uri.getRawFragment() == null;
    }

    private static Optional<String> faultOfAuthority(URI uri) {
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.of("must have a host, and no user name");
        }
        return Optional.empty();
    }

    private static boolean isLoopback(URI uri) {
        return uri.getHost() != null && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
    }

    private static @Nullable URI parse(String candidate) {
        try {
            return new URI(candidate);
        } catch (URISyntaxException malformed) {
            return null;
        }
    }
}

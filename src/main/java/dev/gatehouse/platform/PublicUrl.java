package dev.gatehouse.platform;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The address Gatehouse is known by: its issuer (OpenID Connect Core §2), parsed and checked once. Nothing else may decide
 * what our own links, cookies and tokens say, above all no request header.
 */
@Front
@ApplicationScoped
public class PublicUrl {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String issuer;
    private final String host;
    private final String hostname;
    private final boolean secure;

    PublicUrl(PlatformConfig config) {
        URI uri = config.issuer();
        refuseUnless(uri.getScheme() != null && uri.getHost() != null && uri.getRawUserInfo() == null,
                uri, "needs a scheme and a host and nothing secret");
        refuseUnless(uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null,
                uri, "must not have a path, a trailing slash, a query or a fragment");
        secure = uri.getScheme().equals("https");
        hostname = uri.getHost().toLowerCase(Locale.ROOT);
        refuseUnless(secure || uri.getScheme().equals("http") && LOOPBACK.contains(hostname),
                uri, "must be https; http is for localhost only, because passkeys need a secure page");
        host = authority(uri);
        issuer = uri.getScheme() + "://" + host;
    }

    /** The issuer, exactly as it stands in tokens: no trailing slash. */
    public String issuer() {
        return issuer;
    }

    /** The authority a browser sends in {@code Host}: lower case, without the scheme's own port. */
    public String host() {
        return host;
    }

    /** The host name alone, without a port. */
    public String hostname() {
        return hostname;
    }

    /** Whether the issuer is https. Only an http loopback issuer is not. */
    public boolean secure() {
        return secure;
    }

    /** The full address of a path of ours; the path starts with a slash. */
    public String at(String path) {
        return issuer + path;
    }

    /**
     * The name of a cookie of ours. {@code __Host-} makes browsers insist on Secure, this host alone and the path {@code /}
     * (RFC
     * 6265bis §4.1.3.2), so that no other host can plant one; an http loopback issuer cannot have it.
     */
    public String cookieName(String plain) {
        return secure ? "__Host-" + plain : plain;
    }

    /** The origin of a host below ours: of {@code api}, {@code https://api.login.example.org}. An address has none below it. */
    public String below(String label) {
        boolean named = hostname.chars().anyMatch(Character::isLetter) && !hostname.startsWith("[");
        String port = host.substring(hostname.length());
        return issuer.substring(0, issuer.indexOf("//") + 2) + label + "." + (named ? hostname : "localhost") + port;
    }

    private static String authority(URI uri) {
        int ownPort = uri.getScheme().equals("https") ? 443 : 80;
        String name = uri.getHost().toLowerCase(Locale.ROOT);
        return uri.getPort() < 0 || uri.getPort() == ownPort ? name : name + ":" + uri.getPort();
    }

    private static void refuseUnless(boolean fine, URI uri, String why) {
        if (!fine) {
            throw new IllegalArgumentException("gatehouse.issuer '" + uri + "' " + why + ".");
        }
    }
}

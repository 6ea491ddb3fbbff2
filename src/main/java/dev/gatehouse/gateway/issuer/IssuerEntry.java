package dev.gatehouse.gateway.issuer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.gatehouse.platform.Secret;
import dev.gatehouse.platform.policy.PolicyNode;

/** Reads one issuer of the policy file. */
final class IssuerEntry {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Duration USUAL_SKEW = Duration.ofSeconds(30);
    private static final Duration MAX_SKEW = Duration.ofMinutes(2);
    private static final Set<String> TYPES = Set.of("at+jwt", "JWT");

    private final String ours;

    IssuerEntry(String ours) {
        this.ours = ours;
    }

    TrustedIssuer read(PolicyNode node) {
        node.only("issuer", "audience", "discovery", "jwks-uri", "ca-file", "token-file", "algorithms", "token-types",
                "clock-skew", "audience-claim", "subject", "client", "scopes", "roles", "groups");
        var issuer = issuer(node);
        return new TrustedIssuer(issuer, audience(node), algorithms(node), types(node), clockSkew(node),
                publication(node, issuer), mapping(node));
    }

    private String issuer(PolicyNode node) {
        var issuer = node.string("issuer");
        if (withoutSlash(issuer).equalsIgnoreCase(ours)) {
            throw node.get("issuer").error("'" + issuer + "' is our own issuer",
                    "Remove it: our own tokens are accepted without.");
        }
        address(node, "issuer");
        return issuer;
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static Set<String> audience(PolicyNode node) {
        var audience = node.strings("audience");
        if (audience.isEmpty()) {
            throw node.error("An issuer without audience would be trusted with tokens for anybody",
                    "Add 'audience: […]', what its tokens for your routes are issued for.");
        }
        return Set.copyOf(audience);
    }

    private static Set<SignatureAlgorithm> algorithms(PolicyNode node) {
        var names = node.namedStrings("algorithms");
        if (names.isEmpty()) {
            return SignatureAlgorithm.USUAL;
        }
        var algorithms = EnumSet.noneOf(SignatureAlgorithm.class);
        for (var name : names) {
            algorithms.add(SignatureAlgorithm.named(name).orElseThrow(() -> node.get("algorithms").error(
                    "'" + name + "' is no signature that a public key verifies",
                    "Use " + EnumSet.allOf(SignatureAlgorithm.class).stream().map(Enum::name).collect(Collectors.joining(", "))
                            + ".")));
        }
        return algorithms;
    }

    private static Set<String> types(PolicyNode node) {
        var types = node.namedStrings("token-types");
        if (!TYPES.containsAll(types)) {
            throw node.get("token-types").error("No access token has such a type", "Use at+jwt, JWT or both.");
        }
        return (types.isEmpty() ? TYPES : Set.copyOf(types)).stream().map(TokenType::normal).collect(Collectors.toSet());
    }

    private static Duration clockSkew(PolicyNode node) {
        var skew = node.duration("clock-skew").orElse(USUAL_SKEW);
        if (skew.compareTo(MAX_SKEW) > 0 || skew.toMillis() % 1000 != 0) {
            throw node.get("clock-skew").error("A clock is not so far off",
                    "Write whole seconds, at most " + MAX_SKEW.toSeconds() + "s; expired tokens count for as long.");
        }
        return skew;
    }

    private static TrustedIssuer.Publication publication(PolicyNode node, String issuer) {
        if (node.get("discovery").isPresent() && node.get("jwks-uri").isPresent()) {
            throw node.get("discovery").error("'discovery' is not asked when 'jwks-uri' names the keys", "Remove one of them.");
        }
        var jwks = node.get("jwks-uri").isPresent() ? Optional.of(address(node, "jwks-uri")) : Optional.<URI> empty();
        var discovery = node.get("discovery").isPresent() ? address(node, "discovery")
                : URI.create(withoutSlash(issuer) + WELL_KNOWN);
        return new TrustedIssuer.Publication(discovery, jwks, certificates(node), bearer(node, jwks.orElse(discovery)));
    }

    private static Optional<String> certificates(PolicyNode node) {
        var file = node.get("ca-file");
        return file.isPresent() ? Optional.of(authorities(file)) : Optional.empty();
    }

    /** The text of the file, when there are certificates in it. */
    private static String authorities(PolicyNode file) {
        var pem = file.fileText();
        try {
            var found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
            if (!found.isEmpty()) {
                return pem;
            }
        } catch (CertificateException malformed) {
            // As bad as none.
        }
        throw file.error("There is no certificate in the file '" + file.text() + "'",
                "Name a file with the certificates of authorities as PEM.");
    }

    private static Optional<Secret> bearer(PolicyNode node, URI asked) {
        var file = node.get("token-file");
        if (!file.isPresent()) {
            return Optional.empty();
        }
        if (!asked.getScheme().equals("https")) {
            throw file.error("A token is not sent over http", "Use an https address.");
        }
        return Optional.of(Secret.of(file.fileText().strip()));
    }

    private static TrustedIssuer.Mapping mapping(PolicyNode node) {
        return new TrustedIssuer.Mapping(ClaimEntry.read(node.get("audience-claim"), ClaimSource.of("aud")),
                ClaimEntry.read(node.get("subject"), ClaimSource.of("sub")),
                ClaimEntry.read(node.get("client"), ClaimSource.of("client_id", "azp", "cid", "appid")),
                ClaimEntry.read(node.get("scopes"), ClaimSource.of("scope", "scp")),
                ClaimEntry.read(node.get("roles"), ClaimSource.NOWHERE),
                ClaimEntry.read(node.get("groups"), ClaimSource.NOWHERE));
    }

    private static URI address(PolicyNode node, String key) {
        try {
            var uri = new URI(node.string(key));
            if (isSafe(uri) && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // As bad as an address that is not safe.
        }
        throw node.get(key).error("'" + node.string(key) + "' is not an address that can be trusted",
                "Write it with https, a host and perhaps a path; http is for localhost only.");
    }

    /** Nobody can put other keys in its place on the way: https, or the machine itself. */
    static boolean isSafe(URI uri) {
        return uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null
                && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    }
}

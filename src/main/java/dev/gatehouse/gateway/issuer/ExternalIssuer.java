package dev.gatehouse.gateway.issuer;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.gatehouse.gateway.Entitlements;
import io.vertx.core.Future;

/** One trusted issuer at work: what the policy says of it, its keys, and the verdict about its tokens. */
public final class ExternalIssuer {

    /** OpenID Connect Core §2 bounds it to 255 ASCII characters; a space at its end would be lost in a header. */
    private static final Pattern NAME = Pattern.compile("[!-~]{1,255}");

    private static final long LATEST = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();

    private final TrustedIssuer policy;
    private final IssuerKeys keys;
    private final QuarkusOidcVerifier verifier;
    private final Clock clock;

    /** What became of a token that claims to be from here. */
    public sealed interface Verdict {

        record Accepted(ExternalToken token) implements Verdict {
        }

        /** It does not count; the reason is for the audit trail. */
        record Rejected(String reason) implements Verdict {
        }

        /** The keys could not be had, so nobody can tell. */
        record Unjudged(String reason) implements Verdict {
        }
    }

    ExternalIssuer(TrustedIssuer policy, IssuerKeys keys, Clock clock) {
        this.policy = policy;
        this.keys = keys;
        this.verifier = new QuarkusOidcVerifier(policy);
        this.clock = clock;
    }

    String name() {
        return policy.issuer();
    }

    TrustedIssuer policy() {
        return policy;
    }

    /** Asks for its keys before a token needs them. */
    void prepare() {
        keys.prepare();
    }

    /** Whether the key that verified a token is still one of its keys. */
    boolean stillHas(IssuerKey key) {
        return keys.stillHas(key);
    }

    /** The verdict, at once unless its keys have to be fetched. */
    public Future<Verdict> verify(UnverifiedToken token) {
        var header = token.header();
        var algorithm = SignatureAlgorithm.named(header.path("alg").asText()).filter(policy.algorithms()::contains);
        if (algorithm.isEmpty()) {
            return rejected("an algorithm that the policy does not allow");
        }
        var objection = TokenType.objection(header, token.claims(), policy.types());
        if (objection.isPresent()) {
            return rejected(objection.get());
        }
        return keys.find(header.path("kid").asText()).map(lookup -> switch (lookup) {
            case IssuerKeys.Lookup.Unanswered unanswered ->
                new Verdict.Unjudged("the keys of " + policy.issuer() + " could not be had");
            case IssuerKeys.Lookup.Unknown unknown -> new Verdict.Rejected("no key of its issuer");
            case IssuerKeys.Lookup.Found found -> found.key().makes(algorithm.get())
                    ? judge(token, found.key())
                    : new Verdict.Rejected("algorithm is not that of the key");
        });
    }

    private static Future<Verdict> rejected(String reason) {
        return Future.succeededFuture(new Verdict.Rejected(reason));
    }

    private Verdict judge(UnverifiedToken token, IssuerKey key) {
        var claims = token.claims();
        if (!verifier.verifies(token, key) || !claims.path("iss").asText().equals(policy.issuer())) {
            return new Verdict.Rejected("signature, issuer or times are wrong");
        }
        var expires = time(claims, "exp");
        if (expires.isEmpty() || !isTime(claims, expires.get())) {
            return new Verdict.Rejected("expired, or not yet valid");
        }
        var audience = new HashSet<>(policy.mapping().audience().values(claims));
        audience.retainAll(policy.audience());
        if (audience.isEmpty()) {
            return new Verdict.Rejected("meant for another audience");
        }
        var subject = name(policy.mapping().subject(), claims);
        return subject.isEmpty() ? new Verdict.Rejected("about nobody that could be named")
                : new Verdict.Accepted(accepted(claims, subject.get(), audience, expires.get(), key));
    }

    private ExternalToken accepted(JsonNode claims, String subject, Set<String> audience, Instant expires, IssuerKey key) {
        var mapping = policy.mapping();
        var scopes = mapping.scopes().words(claims).stream().filter(scope -> NAME.matcher(scope).matches())
                .collect(Collectors.toSet());
        var entitlements = new Entitlements(scopes, distinct(mapping.roles().values(claims)),
                distinct(mapping.groups().values(claims)));
        return new ExternalToken(this, subject, name(mapping.client(), claims), entitlements, audience,
                expires.plus(policy.clockSkew()), key);
    }

    private static Set<String> distinct(List<String> values) {
        return new HashSet<>(values);
    }

    /** An issuer has no fragment (OpenID Connect Core §2), so what stands before the first # is it, and all of it. */
    private Optional<String> name(ClaimSource source, JsonNode claims) {
        return source.value(claims).filter(name -> NAME.matcher(name).matches()).map(name -> policy.issuer() + "#" + name);
    }

    /** By our own clock, too: a token from the future is none, and the others end with the tolerance for its clock. */
    private boolean isTime(JsonNode claims, Instant expires) {
        var now = clock.instant();
        var latest = now.plus(policy.clockSkew());
        return now.isBefore(expires.plus(policy.clockSkew()))
                && time(claims, "iat").filter(issued -> issued.isAfter(latest)).isEmpty()
                && time(claims, "nbf").filter(begins -> begins.isAfter(latest)).isEmpty();
    }

    private static Optional<Instant> time(JsonNode claims, String name) {
        var written = claims.path(name);
        return written.isNumber() && written.canConvertToLong()
                ? Optional.of(Instant.ofEpochSecond(Math.clamp(written.longValue(), 0, LATEST)))
                : Optional.empty();
    }
}

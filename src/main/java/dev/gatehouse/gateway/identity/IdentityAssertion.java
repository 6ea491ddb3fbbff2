package dev.gatehouse.gateway.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.keys.JwsAlgorithm;
import dev.gatehouse.keys.JwtSigner;
import dev.gatehouse.oidc.ClaimsSet;
import dev.gatehouse.oidc.JwtType;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.TokenHash;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;

/**
 * A signed statement of who is calling, for upstreams that do not want to believe plain headers. It is bound to the host and
 * to the session or token, lives 30 seconds and is reused for 20 of them, so that the upstream has about 10 left; or it is
 * signed for one request alone.
 */
@Singleton
class IdentityAssertion {

    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final Duration REUSE = Duration.ofSeconds(20);

    private final AsyncCache<Key, String> signed;
    private final JwtSigner signer;
    private final String issuer;
    private final Duration timeout;
    private final Clock clock;

    private record Key(HostName host, Caller.Known caller) {
    }

    IdentityAssertion(JwtSigner signer, PublicUrl publicUrl, GatewayConfig config, Clock clock) {
        this.signed = Caffeine.newBuilder().maximumSize(config.assertionCacheSize()).expireAfterWrite(REUSE)
                .executor(Runnable::run).buildAsync();
        this.signer = signer;
        this.issuer = publicUrl.issuer();
        this.timeout = config.decisionTimeout();
        this.clock = clock;
    }

    /** One that was signed already, else a new one. */
    Future<String> about(Caller.Known caller, HostName host) {
        var signing = signed.get(new Key(host, caller),
                (missing, executor) -> sign(claims(missing.caller(), missing.host())).subscribeAsCompletionStage());
        return signing.isDone() && !signing.isCompletedExceptionally() ? Future.succeededFuture(signing.resultNow())
                : Future.fromCompletionStage(signing);
    }

    /** A new one for this request alone, whose method, path and id it names. */
    Future<String> about(Caller.Known caller, AccessRequest request, String requestId) {
        var claims = claims(caller, request.host());
        claims.put("htm", request.method());
        claims.put("path_hash", Base64.getUrlEncoder().withoutPadding()
                .encodeToString(TokenHash.sha256(request.path().toString().getBytes(US_ASCII))));
        claims.put("request_id", requestId);
        return UniHelper.toFuture(sign(claims));
    }

    /** One that never ends must not be what everybody with this key waits for. */
    private Uni<String> sign(Map<String, Object> claims) {
        return signer.sign(JwsAlgorithm.ES256, JwtType.IDENTITY_ASSERTION.wire(), claims)
                .ifNoItem().after(timeout).fail();
    }

    private Map<String, Object> claims(Caller.Known caller, HostName host) {
        var now = clock.instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("sub", caller.subject());
        claims.put("aud", host.value());
        claims.put("iat", now);
        claims.put("exp", now + LIFE.toSeconds());
        claims.put("scope", String.join(" ", caller.entitlements().scopes().stream().sorted().toList()));
        caller.client().ifPresent(client -> claims.put("client_id", client));
        claims.put(caller.binding().claim(), caller.binding().value());
        if (caller instanceof Caller.Person person) {
            person.proof().ifPresent(proof -> {
                var told = new ClaimsSet();
                proof.claims().writeTo(told);
                claims.putAll(told.wire());
            });
        }
        return claims;
    }
}

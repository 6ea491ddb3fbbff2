package dev.gatehouse.gateway.issuer;

import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.JsonWebKeySet;
import io.quarkus.oidc.runtime.OidcProvider;

/**
 * The verification of Quarkus OIDC for one issuer: signature, issuer, expiry and subject, each with the one key that a token
 * names. It fetches nothing: a provider without a client knows only the key it is given.
 */
final class QuarkusOidcVerifier {

    private static final int MAX_KEYS = 100;

    private final OidcTenantConfig tenant;
    private final Cache<IssuerKey, OidcProvider> providers = Caffeine.newBuilder().maximumSize(MAX_KEYS).executor(Runnable::run)
            .build();

    QuarkusOidcVerifier(TrustedIssuer issuer) {
        this.tenant = OidcTenantConfig.builder().tenantId(issuer.issuer()).clientId(issuer.issuer())
                .token().issuer(issuer.issuer()).audience("any").lifespanGrace((int) issuer.clockSkew().toSeconds()).end()
                .build();
    }

    /** Whatever it says against a token, it is refused; the audience is compared by who asks, in the words of the policy. */
    boolean verifies(UnverifiedToken token, IssuerKey key) {
        try {
            providers.get(key, this::provider).verifyJwtToken(token.compact(), false, true, null);
            return true;
        } catch (Exception refused) {
            return false;
        }
    }

    private OidcProvider provider(IssuerKey key) {
        return new OidcProvider(null, tenant, new JsonWebKeySet("{\"keys\":[" + key.jwk() + "]}"), null, List.of());
    }
}

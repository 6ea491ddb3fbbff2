package dev.gatehouse.oidc.grant;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.WireValue;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.ClientAuthentication;
import dev.gatehouse.oidc.client.FormRequest;
import dev.gatehouse.oidc.token.TokenIssuer;
import dev.gatehouse.oidc.token.TokenResponse;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * The phases that every grant shares, in their order: the client proves who it is; the grant is known and this client may use
 * it; the grant decides; the issuer issues. A grant cannot skip one.
 */
@ApplicationScoped
class TokenEndpoint {

    private final ClientAuthentication authentication;
    private final Map<GrantType, Grant> grants;
    private final TokenIssuer issuer;
    private final AuditTrail trail;
    private final Clock clock;

    TokenEndpoint(ClientAuthentication authentication, @All List<Grant> grants, TokenIssuer issuer, AuditTrail trail,
            Clock clock) {
        this.authentication = authentication;
        this.grants = grants.stream().collect(Collectors.toUnmodifiableMap(Grant::type, Function.identity()));
        this.issuer = issuer;
        this.trail = trail;
        this.clock = clock;
    }

    Uni<TokenResponse> respond(FormRequest request) {
        var client = authentication.authenticate(request);
        var parameters = request.parameters();
        return Uni.createFrom().deferred(() -> issue(grant(client, parameters), client, parameters))
                .onItem().transform(outcome -> switch (outcome) {
                    case Issued.Tokens tokens -> tokens.response();
                    case Issued.Nothing nothing -> throw nothing.error();
                })
                .onFailure(OAuthError.class).transform(refusal -> audited(refusal, client));
    }

    private Grant grant(Client client, OAuthParameters parameters) {
        var grant = WireValue.parse(GrantType.class, parameters.require(OAuthParameter.GRANT_TYPE)).map(grants::get)
                .orElseThrow(() -> OAuthError
                        .of(OAuthErrorCode.UNSUPPORTED_GRANT_TYPE, "This server does not know that grant."));
        if (!client.mayUse(grant.type())) {
            throw OAuthError.of(OAuthErrorCode.UNAUTHORIZED_CLIENT, "This client may not use that grant.")
                    .because(grant.type().wire());
        }
        return grant;
    }

    /** What the transaction led to, when it commits. */
    sealed interface Issued {

        record Tokens(TokenResponse response) implements Issued {
        }

        record Nothing(OAuthError error) implements Issued {
        }
    }

    @WithTransaction
    Uni<Issued> issue(Grant grant, Client client, OAuthParameters parameters) {
        var request = new TokenRequest(client, parameters, clock.instant());
        return grant.authorize(request).chain(outcome -> switch (outcome) {
            case GrantOutcome.Granted granted -> issuer.issue(granted.authorization(), request.now()).map(Issued.Tokens::new);
            case GrantOutcome.Refused refused -> Uni.createFrom().item(new Issued.Nothing(refused.error()));
        });
    }

    private OAuthError audited(OAuthError refusal, Client client) {
        trail.refused(AuditEvent.refusal("oidc.token.refused", Actor.client(client.id()), refusal.getMessage()));
        return refusal;
    }
}

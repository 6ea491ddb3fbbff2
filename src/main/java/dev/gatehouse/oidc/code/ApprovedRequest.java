package dev.gatehouse.oidc.code;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.request.CodeChallenge;

/**
 * What a person approved: everything that a code stands for.
 *
 * @param redirectUri the one the code is sent to, as the request named it
 * @param sid the session the person approved in
 * @param resources the audiences that were named (RFC 8707); empty for the client's own audience
 * @param challenge a code without one can be redeemed without a verifier only
 */
public record ApprovedRequest(String clientId, String redirectUri, AccountId subject, UUID sid, Scopes scopes,
        List<String> resources, Optional<String> nonce, Optional<CodeChallenge> challenge, Authentication authentication) {

    public ApprovedRequest {
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(redirectUri);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(sid);
        Objects.requireNonNull(scopes);
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(challenge);
        Objects.requireNonNull(authentication);
        resources = List.copyOf(resources);
    }
}

package dev.gatehouse.oidc.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.keys.ServerSecret;
import dev.gatehouse.platform.OpaqueToken;

/**
 * The refresh token that follows another. It is derived, not drawn: two requests with the same token, at two replicas at once,
 * get the same successor, and still nothing but hashes is stored.
 */
@ApplicationScoped
class RefreshTokenDerivation {

    private static final String PURPOSE = "gatehouse refresh token";

    private final ServerSecret secret;

    RefreshTokenDerivation(ServerSecret secret) {
        this.secret = secret;
    }

    /** The one to hand out first; behind it, while the server secret is being replaced, those by the older secrets. */
    List<OpaqueToken> of(OpaqueToken presented, UUID family) {
        byte[] token = presented.value().getBytes(UTF_8);
        byte[] input = ByteBuffer.allocate(16 + token.length).putLong(family.getMostSignificantBits())
                .putLong(family.getLeastSignificantBits()).put(token).array();
        return secret.derive(PURPOSE, input).stream()
                .map(bytes -> OpaqueToken.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .toList();
    }
}

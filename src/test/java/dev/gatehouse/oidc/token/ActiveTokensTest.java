package dev.gatehouse.oidc.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.gatehouse.account.revocation.GivenRevocations;
import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.account.revocation.RevocationSet;
import dev.gatehouse.oidc.ClaimsSet;
import dev.gatehouse.oidc.client.GivenClient;

/** What makes a token inactive that was verified. */
class ActiveTokensTest {

    private static final Optional<String> ACTIVE = Optional.empty();

    private final RevocationSet revocations = new RevocationSet();

    private Optional<String> objection(AccessToken token) {
        return new ActiveTokens(null, GivenClient.current(GivenClient.app(), GivenClient.machine()), revocations)
                .objection(token);
    }

    private static AccessToken token(String subject, String client, String... more) {
        var claims = new HashMap<String, Object>(Map.of("sub", subject, "client_id", client, "jti", "t-1", "iat", 1L, "exp", 2L,
                "aud", GivenClient.ISSUER, "scope", "openid"));
        for (int i = 0; i < more.length; i += 2) {
            claims.put(more[i], more[i + 1]);
        }
        return AccessToken.read(new ClaimsSet(claims)).orElseThrow();
    }

    private void revoke(RevocationKind kind, String subject) {
        GivenRevocations.revoke(revocations, kind, subject);
    }

    @Test
    void aTokenThatRestsOnWhatIsThereIsActive() {
        assertEquals(ACTIVE, objection(token("ada", "app", "sid", "s-1")));
        assertEquals(ACTIVE, objection(token("machine", "machine")));
    }

    /** A client that the policy file no longer has gets nothing done with the tokens it still has. */
    @Test
    void aTokenGoesWithItsClient() {
        assertEquals(Optional.of("issued to a client that is no longer known"), objection(token("ada", "gone", "sid", "s-1")));
    }

    @Test
    void aTokenGoesWithItsOwnRevocation() {
        revoke(RevocationKind.TOKEN, "t-1");

        assertEquals(Optional.of("revoked by TOKEN"), objection(token("machine", "machine")));
        assertEquals(Optional.of("revoked by TOKEN"), objection(token("ada", "app", "sid", "s-1")));
    }

    @Test
    void aTokenGoesWithItsSession() {
        revoke(RevocationKind.SESSION, "s-1");

        assertEquals(Optional.of("revoked by SESSION"), objection(token("ada", "app", "sid", "s-1")));
        assertEquals(ACTIVE, objection(token("ada", "app", "sid", "s-2")));
        assertEquals(ACTIVE, objection(token("ada", "app")), "with offline_access it outlives the session");
    }

    /** Ids of one kind are no ids of another. */
    @Test
    void aRevocationOfAnotherKindIsNoneOfTheTokens() {
        revoke(RevocationKind.SESSION, "t-1");
        revoke(RevocationKind.TOKEN, "s-1");

        assertEquals(ACTIVE, objection(token("ada", "app", "sid", "s-1")));
    }
}

package dev.gatehouse.passkey.webauthn;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.passkey.Passkeys;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.Settings;
import dev.gatehouse.testing.SignedInPerson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PasskeyStartupCheckTest {

    @Inject
    PublicUrl publicUrl;

    @Inject
    Passkeys passkeys;

    @Test
    void letsTheOwnHostStart() {
        SignedInPerson.enrol("Ada");

        assertDoesNotThrow(() -> check(Map.of()).check());
    }

    @Test
    void refusesARelyingPartyThatIsNotTheIssuersSite() {
        var refused = assertThrows(SevereFinding.class, check(Map.of("gatehouse.passkey.rp-id", "example.com"))::check);

        assertTrue(refused.getMessage().contains("gatehouse.passkey.rp-id"));
    }

    /** A second origin could have an assertion signed by its own visitors, relay it, and hold the issuer's session. */
    @ParameterizedTest
    @ValueSource(strings = { "https://app.localhost", "https://evil.example", "https://evillocalhost", "http://localhost:1",
            "http://localhost" })
    void attack60RefusesASecondOrigin(String second) {
        var refused = assertThrows(SevereFinding.class,
                check(Map.of("gatehouse.passkey.origins", publicUrl.issuer() + "," + second))::check);

        assertTrue(refused.getMessage().startsWith("gatehouse.passkey.origins names '" + second + "'"), refused.getMessage());
    }

    @Test
    void takesTheIssuerAsItsOnlyOrigin() {
        assertDoesNotThrow(check(Map.of("gatehouse.passkey.origins", publicUrl.issuer()))::check);
    }

    @Test
    void refusesANameThatNobodyCouldRead() {
        assertThrows(SevereFinding.class, check(Map.of("gatehouse.passkey.rp-name", "a\u202Eb"))::check);
        assertDoesNotThrow(check(Map.of("gatehouse.passkey.rp-name", "The office"))::check);
    }

    @Test
    void refusesToStrandExistingPasskeys() {
        var ada = SignedInPerson.enrol("Ada");
        Rows.execute("update passkeys set rp_id = 'before.example' where account_id = ?", ada.account().value());

        var refused = assertThrows(SevereFinding.class, check(Map.of())::check);

        Rows.execute("update passkeys set rp_id = 'localhost' where account_id = ?", ada.account().value());
        assertTrue(refused.getMessage().contains("passkeys that were made for another one"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/login", "?a", "#a" })
    void refusesAnOriginThatBrowsersWriteOtherwise(String rest) {
        assertThrows(SevereFinding.class, check(Map.of("gatehouse.passkey.origins", publicUrl.issuer() + rest))::check);
    }

    @Test
    void startsWhileTheDatabaseIsAwayOrAsYetWithoutTables() {
        assertDoesNotThrow(() -> check(Map.of(), failing(new ConnectException("refused"))).check());
        assertDoesNotThrow(() -> check(Map.of(), failing(new SQLException("no such table", "42P01"))).check());
    }

    @Test
    void refusesToStartWhenItCannotTellForAnyOtherReason() {
        assertThrows(IllegalStateException.class,
                check(Map.of(), failing(new SQLException("permission denied", "42501")))::check);
        assertThrows(IllegalStateException.class, check(Map.of(), failing(new NullPointerException()))::check);
    }

    private static Passkeys failing(Exception failure) {
        return new Passkeys() {
            @Override
            public Uni<Boolean> anyForAnother(String rpId) {
                return Uni.createFrom().failure(failure);
            }
        };
    }

    private PasskeyStartupCheck check(Map<String, String> settings) {
        return check(settings, passkeys);
    }

    private PasskeyStartupCheck check(Map<String, String> settings, Passkeys existing) {
        return new PasskeyStartupCheck(new RelyingParty(Settings.of(PasskeyConfig.class, settings), publicUrl), publicUrl,
                existing);
    }
}

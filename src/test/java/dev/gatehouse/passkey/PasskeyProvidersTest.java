package dev.gatehouse.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.DisplayName;

class PasskeyProvidersTest {

    private static final UUID BITWARDEN = UUID.fromString("d548826e-79b4-db40-a3d8-11116f7e8349");
    private static final UUID NOBODY = new UUID(0, 0);

    @Test
    void namesWhomTheListKnows() {
        assertEquals(Optional.of("Bitwarden"), PasskeyProviders.nameOf(BITWARDEN));
        assertEquals(Optional.empty(), PasskeyProviders.nameOf(NOBODY));
    }

    @Test
    void everyLineIsAnAaguidAndANameThatAPasskeyMayHave() throws Exception {
        for (String line : Files.readAllLines(Path.of("src/main/resources/passkey-providers.properties"))) {
            if (!line.startsWith("#")) {
                assertTrue(line.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}=.+"), line);
                assertTrue(DisplayName.parse(line.substring(line.indexOf('=') + 1)).isPresent(), line);
            }
        }
    }

    @Test
    void aPasskeyBearsItsProvidersNameUntilItsOwnerGivesItOne() {
        var passkey = passkey(BITWARDEN);
        assertEquals("Bitwarden", passkey.summary().name());
        assertNull(passkey.summary().provider());

        passkey.rename(new DisplayName("Work"));

        assertEquals("Work", passkey.summary().name());
        assertEquals("Bitwarden", passkey.summary().provider());
    }

    @Test
    void aPasskeyOfAnUnknownProviderIsNamedForItsKind() {
        assertEquals("Synced passkey", passkey(NOBODY).summary().name());
        assertNull(passkey(NOBODY).summary().provider());
    }

    private static Passkey passkey(UUID aaguid) {
        return new Passkey(UUID.randomUUID(), new AccountId(UUID.randomUUID()), new VerifiedCredential(new byte[32],
                new byte[77], -7, 0, aaguid, Set.of("internal"), true, true, true), "localhost", Instant.EPOCH);
    }
}

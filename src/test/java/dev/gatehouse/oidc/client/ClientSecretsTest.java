package dev.gatehouse.oidc.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.TokenHash;
import dev.gatehouse.platform.policy.PolicyError;
import dev.gatehouse.platform.policy.PolicyText;

class ClientSecretsTest {

    private static final String HASH = "sha256:o4PueWDprjumWfR41hgOqfIUJhy46ycQGvi9MNAnPH0";

    @Test
    void aHashIsThatOfTheSecret() {
        assertEquals(List.of(TokenHash.of(GivenClient.THE_SECRET)), read("{hash: \"" + HASH + "\"}"));
        assertEquals(List.of(), read(""));
    }

    /** An editor's line break at the end is not part of the secret. */
    @Test
    void aFileHoldsTheSecretItself(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("secret"), "  " + GivenClient.THE_SECRET + "\n\n");

        assertEquals(read("{hash: \"" + HASH + "\"}"), read("{file: \"" + file + "\"}"));
    }

    @Test
    void aFileWithLessThan32CharactersIsRefusedWithoutTellingThem(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("secret"), "x".repeat(31) + "\n");

        var error = assertThrows(PolicyError.class, () -> read("{file: \"" + file + "\"}"));

        assertFalse(error.getMessage().contains("xxx"));
        Files.writeString(file, "x".repeat(32));
        assertEquals(1, read("{file: \"" + file + "\"}").size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "{hash: \"o4PueWDprjumWfR41hgOqfIUJhy46ycQGvi9MNAnPH0\"}", "{hash: \"sha512:AAAA\"}",
            "{hash: \"sha256:\"}", "{hash: \"sha256\"}", "{hash: \"x\"}", "{hash: \"sha256:AAAA\"}",
            "{hash: \"sha256:o4PueWDprjumWfR41hgOqfIUJhy46ycQGvi9MNAnPH0AA\"}",
            "{hash: \"sha256:o4PueWDprjumWfR41hgOqfIUJhy46ycQGvi9MNAnPH+\"}", "{}", "{file: /no/such/file}",
            "{hash: \"" + HASH + "\", file: /no/such/file}", "{hash: \"" + HASH + "\", expires: never}" })
    void refusesWhatIsNeitherAHashNorAFile(String secret) {
        assertThrows(PolicyError.class, () -> read(secret));
    }

    @Test
    void hasTwoAtMost() {
        String one = "{hash: \"" + HASH + "\"}";

        assertEquals(2, read(one + ", " + one).size());
        assertThrows(PolicyError.class, () -> read(one + ", " + one + ", " + one));
    }

    private static List<TokenHash> read(String secrets) {
        return ClientSecrets.read(PolicyText.parse("secrets: [" + secrets + "]").get("secrets"));
    }
}

package dev.gatehouse.platform.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicySourceTest {

    @TempDir
    Path folder;

    @Test
    void thePackagedPolicyFitsAnIssuerOnAnotherPort() {
        var content = new PolicySource(folder.resolve("none.yaml"), true, "localhost:8181").read();

        String policy = new String(content.bytes(), UTF_8);
        assertTrue(policy.contains("http://localhost:8181/demo/callback"));
        assertTrue(policy.contains("http://api.localhost:8181"));
        assertFalse(policy.contains("http://localhost:8080"));
    }

    @Test
    void thereIsNoPackagedPolicyInProduction() {
        assertThrows(PolicyError.class, () -> new PolicySource(folder.resolve("none.yaml"), false, "localhost:8080").read());
    }
}

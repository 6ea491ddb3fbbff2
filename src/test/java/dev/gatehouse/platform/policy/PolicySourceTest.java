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
        var content = new PolicySource(folder.resolve("none.yaml"), true, "http://localhost:8181", "http://api.localhost:8181")
                .read();

        String policy = new String(content.bytes(), UTF_8);
        assertTrue(policy.contains("http://localhost:8181/demo/callback"));
        assertTrue(policy.contains("http://api.localhost:8181"));
        assertFalse(policy.contains("http://localhost:8080"));
    }

    /** Apps and their APIs are where the issuer is: with https everything is, but the way from the gateway to the API. */
    @Test
    void thePackagedPolicyFitsAnIssuerWithHttps() {
        var content = new PolicySource(folder.resolve("none.yaml"), true, "https://login.example.org",
                "https://api.login.example.org").read();

        String policy = new String(content.bytes(), UTF_8).replaceAll("(?m)#.*$", "");
        assertTrue(policy.contains("https://login.example.org/demo/callback"));
        assertTrue(policy.contains("hosts: [api.login.example.org]"));
        assertFalse(policy.contains("localhost"));
        assertFalse(policy.replace("http://127.0.0.1:8090", "").contains("http://"));
    }

    @Test
    void thereIsNoPackagedPolicyInProduction() {
        assertThrows(PolicyError.class,
                () -> new PolicySource(folder.resolve("none.yaml"), false, "http://localhost:8080", "http://api.localhost:8080")
                        .read());
    }
}

package dev.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The policy of the tests with the ports of this run in it: several runs on one machine must not meet. {@code 8081} stands for
 * the port of the issuer.
 */
public final class PolicyForTests implements QuarkusTestResourceLifecycleManager {

    private static final Path WRITTEN = Path.of("src/test/resources/policy.yaml");
    private static final String PORT = "8081";

    @Override
    public Map<String, String> start() {
        String port = ConfigProvider.getConfig().getOptionalValue("test.port", String.class).orElse(PORT);
        Path adapted = Path.of("target/policy-" + port + ".yaml");
        try {
            Files.writeString(adapted, Files.readString(WRITTEN).replace(PORT, port));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the policy of the tests cannot be written", unwritable);
        }
        return Map.of("gatehouse.policy", adapted.toString());
    }

    @Override
    public void stop() {
        // The file stays, to be looked at when a test has failed.
    }
}

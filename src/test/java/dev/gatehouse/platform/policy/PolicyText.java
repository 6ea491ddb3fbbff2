package dev.gatehouse.platform.policy;

import java.nio.charset.StandardCharsets;

/** Policies written in tests. */
public final class PolicyText {

    private PolicyText() {
    }

    public static PolicyNode parse(String yaml) {
        return PolicyDocument.parse(yaml.getBytes(StandardCharsets.UTF_8));
    }
}

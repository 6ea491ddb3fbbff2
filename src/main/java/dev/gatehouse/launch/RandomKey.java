package dev.gatehouse.launch;

import java.security.SecureRandom;
import java.util.Base64;

/** 256 random bits, made before the application and its own source of randomness are there. */
public final class RandomKey {

    private static final int BYTES = 32;

    private RandomKey() {
    }

    public static String inBase64() {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}

package dev.gatehouse.platform;

import java.security.SecureRandom;

import jakarta.enterprise.context.ApplicationScoped;

/** The only source of randomness. A bean and not a static, so that a native image never carries a seeded generator. */
@Front
@ApplicationScoped
public class Randomness {

    private static final int TOKEN_BYTES = 32;

    private final SecureRandom source = new SecureRandom();

    public byte[] bytes(int count) {
        var bytes = new byte[count];
        source.nextBytes(bytes);
        return bytes;
    }

    /** A fresh bearer secret of 256 bits. */
    public OpaqueToken token() {
        return OpaqueToken.of(bytes(TOKEN_BYTES));
    }

    /** The generator itself, for key generation and signature libraries. */
    public SecureRandom source() {
        return source;
    }
}

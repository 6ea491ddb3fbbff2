package dev.gatehouse.keys;

/** Where a key stands in its life. */
public enum KeyState {

    /** Published ahead of its use: the caches of verifiers have time to learn of it. */
    PUBLISHED(true),

    /** The one that signs. */
    ACTIVE(true),

    /** Signs no more; what it signed may still be on its way. */
    RETIRING(true),

    /** Published no more; its public key still verifies an old {@code id_token_hint}. */
    RETIRED(false),

    /** To be deleted. */
    EXPIRED(false);

    private final boolean inJwks;

    KeyState(boolean inJwks) {
        this.inJwks = inJwks;
    }

    /** Whether the key is in the JWK Set, and its signatures count. */
    boolean isPublic() {
        return inJwks;
    }
}

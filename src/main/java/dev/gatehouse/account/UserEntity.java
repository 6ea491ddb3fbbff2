package dev.gatehouse.account;

/**
 * A person as an authenticator knows them (WebAuthn §5.4.3).
 *
 * @param handle 64 random bytes, stable for the life of the account; it tells nothing about the person
 */
public record UserEntity(AccountId id, String name, byte[] handle) {

    /** The length of a user handle: the most that WebAuthn allows. */
    public static final int HANDLE_BYTES = 64;

    public UserEntity {
        if (handle.length != HANDLE_BYTES) {
            throw new IllegalArgumentException("a user handle has 64 bytes");
        }
        handle = handle.clone();
    }

    @Override
    public byte[] handle() {
        return handle.clone();
    }
}

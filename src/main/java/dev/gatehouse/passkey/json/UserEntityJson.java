package dev.gatehouse.passkey.json;

import dev.gatehouse.platform.TokenHash;

/**
 * {@code PublicKeyCredentialUserEntityJSON} (WebAuthn §5.4.3).
 *
 * @param name what a password manager lists: with a sign that tells two accounts of one name apart
 */
public record UserEntityJson(String id, String name, String displayName) {

    /** Without letters that are taken for others. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int SIGN_LENGTH = 4;

    public static UserEntityJson of(byte[] handle, String displayName) {
        return new UserEntityJson(Base64Url.encode(handle), displayName + " (" + sign(handle) + ")", displayName);
    }

    /** It comes from the handle, which an account has before it is opened and keeps for life. */
    private static String sign(byte[] handle) {
        byte[] digest = TokenHash.sha256(handle);
        var sign = new StringBuilder(SIGN_LENGTH);
        for (int i = 0; i < SIGN_LENGTH; i++) {
            sign.append(ALPHABET.charAt(Byte.toUnsignedInt(digest[i]) % ALPHABET.length()));
        }
        return sign.toString();
    }
}

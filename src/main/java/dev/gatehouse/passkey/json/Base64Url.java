package dev.gatehouse.passkey.json;

import java.util.Base64;

import dev.gatehouse.passkey.VerificationFailed;

/** The encoding of bytes in WebAuthn's JSON (§3, "Base64url Encoding"). */
public final class Base64Url {

    private Base64Url() {
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] decode(String text) {
        if (text == null) {
            throw new VerificationFailed("a field is missing");
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new VerificationFailed("a field is not base64url");
        }
    }
}

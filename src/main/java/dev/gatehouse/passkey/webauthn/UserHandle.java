package dev.gatehouse.passkey.webauthn;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import dev.gatehouse.platform.OpaqueToken;

/**
 * The user handle of somebody who has no account yet (WebAuthn §5.4.3). A device keeps one passkey for each handle: whoever
 * tries again gets the same one, so that the passkey of an attempt that was lost is replaced and does not stay behind. It comes
 * from a random secret that only this person has, and tells nothing about them.
 */
public record UserHandle(byte[] bytes) {

    /** Of the holder of an enrolment link. */
    public static UserHandle of(OpaqueToken ticket) {
        return new UserHandle(digest("enrolment", ticket.value(), ""));
    }

    /** Of a newcomer without a link: this browser, and this name, because two people may share a browser. */
    public static UserHandle of(OpaqueToken browser, String name) {
        return new UserHandle(digest("newcomer", browser.value(), name));
    }

    private static byte[] digest(String kind, String secret, String name) {
        try {
            return MessageDigest.getInstance("SHA-512")
                    .digest(String.join("\0", "gatehouse user handle", kind, secret, name).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-512", impossible);
        }
    }
}

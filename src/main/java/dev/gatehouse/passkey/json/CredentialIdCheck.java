package dev.gatehouse.passkey.json;

import dev.gatehouse.passkey.VerificationFailed;

/** The three fields by which a response names its credential. */
final class CredentialIdCheck {

    private CredentialIdCheck() {
    }

    /** One name in two fields must be one name, or one of them is checked and the other one used. */
    static void requireConsistent(String id, String rawId, String type) {
        if (id == null || !id.equals(rawId)) {
            throw new VerificationFailed("id differs from rawId");
        }
        if (id.isEmpty()) {
            throw new VerificationFailed("the credential id is empty");
        }
        if (!CreationOptions.PUBLIC_KEY.equals(type)) {
            throw new VerificationFailed("type is not public-key");
        }
    }
}

package dev.gatehouse.passkey.ceremony;

import dev.gatehouse.passkey.Unverified;

/** The three fields by which a response names its credential. */
final class CredentialName {

    private CredentialName() {
    }

    /** One name in two fields must be one name, or one of them is checked and the other one used. */
    static void requireConsistent(String id, String rawId, String type) {
        if (id == null || !id.equals(rawId)) {
            throw new Unverified("id differs from rawId");
        }
        if (id.isEmpty()) {
            throw new Unverified("the credential id is empty");
        }
        if (!CreationOptions.PUBLIC_KEY.equals(type)) {
            throw new Unverified("type is not public-key");
        }
    }
}

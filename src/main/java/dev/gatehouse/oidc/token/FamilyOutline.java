package dev.gatehouse.oidc.token;

import java.util.UUID;

/** What never changes of a refresh family. It is read without a lock, because the session is locked before the family. */
record FamilyOutline(UUID id, String clientId, Person person, boolean offline) {

    boolean belongsTo(String client) {
        return clientId.equals(client);
    }
}

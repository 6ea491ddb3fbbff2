package dev.gatehouse.oidc.refresh;

import java.util.UUID;

import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.token.Person;

/** What never changes of a refresh family. It is read without a lock, because the session is locked before the family. */
public record RefreshFamilySummary(UUID id, String clientId, Person person, boolean offline) {

    public boolean belongsTo(String client) {
        return clientId.equals(client);
    }

    /** Whether it may be used without its session: the client must still be one that may ask for that. */
    boolean isOfflineFor(Client client) {
        return isOffline(offline, client);
    }

    static boolean isOffline(boolean asked, Client client) {
        return asked && client.scopes().contains(Scopes.OFFLINE_ACCESS);
    }
}

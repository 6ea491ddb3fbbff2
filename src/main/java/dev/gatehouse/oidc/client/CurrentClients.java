package dev.gatehouse.oidc.client;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Front;

/** The clients that are in force now. A change of the policy replaces them all at once; nobody sees half of it. */
@Front
@ApplicationScoped
public class CurrentClients {

    private volatile Map<String, Client> clients = Map.of();

    public Optional<Client> find(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    public Collection<Client> all() {
        return clients.values();
    }

    void replace(Map<String, Client> replacement) {
        clients = Map.copyOf(replacement);
    }
}

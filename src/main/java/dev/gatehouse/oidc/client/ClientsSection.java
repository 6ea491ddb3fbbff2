package dev.gatehouse.oidc.client;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.policy.PolicyNode;
import dev.gatehouse.platform.policy.PolicySection;

/** The section {@code clients} of the policy file. */
@ApplicationScoped
class ClientsSection implements PolicySection<Map<String, Client>> {

    private final CurrentClients current;
    private final String issuer;

    @Inject
    ClientsSection(CurrentClients current, PublicUrl publicUrl) {
        this(current, publicUrl.issuer());
    }

    ClientsSection(CurrentClients current, String issuer) {
        this.current = current;
        this.issuer = issuer;
    }

    @Override
    public String key() {
        return "clients";
    }

    @Override
    public Map<String, Client> read(PolicyNode section) {
        var clients = new LinkedHashMap<String, Client>();
        for (PolicyNode item : section.items()) {
            var client = ClientEntry.read(item, issuer);
            if (clients.putIfAbsent(client.id(), client) != null) {
                throw item.error("The client '" + client.id() + "' is declared twice", "Give one of them another id.");
            }
        }
        return clients;
    }

    @Override
    public void apply(Map<String, Client> clients) {
        current.replace(clients);
    }
}

package dev.gatehouse.gateway.route;

import java.util.Set;

/** The web origins whose scripts may call a route (Fetch standard, CORS protocol). */
public record Cors(Set<String> origins) {

    public Cors {
        origins = Set.copyOf(origins);
    }

    public boolean allows(String origin) {
        return origins.contains(origin);
    }
}

package dev.gatehouse.platform.endpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import dev.gatehouse.platform.Front;
import io.quarkus.arc.All;
import io.vertx.ext.web.RoutingContext;

/** The traits of every path, as its slice says them; of any other path none, which is the strictest. */
@Front
@Singleton
public class Endpoints {

    private final Map<String, Set<Endpoint.Trait>> paths = new HashMap<>();
    private final Map<String, Set<Endpoint.Trait>> folders = new HashMap<>();

    Endpoints(@All List<EndpointSource> sources) {
        sources.stream().flatMap(source -> source.endpoints().stream()).forEach(endpoint -> {
            var kind = endpoint.path().endsWith("/") ? folders : paths;
            if (kind.put(endpoint.path(), endpoint.traits()) != null) {
                throw new IllegalStateException(endpoint.path() + " has its traits said twice");
            }
        });
    }

    /** Whether the path that is asked for has a trait. */
    public boolean has(RoutingContext exchange, Endpoint.Trait trait) {
        return has(exchange.normalizedPath(), trait);
    }

    boolean has(String path, Endpoint.Trait trait) {
        var traits = paths.get(path);
        return traits != null ? traits.contains(trait)
                : folders.entrySet().stream()
                        .anyMatch(folder -> path.startsWith(folder.getKey()) && folder.getValue().contains(trait));
    }
}

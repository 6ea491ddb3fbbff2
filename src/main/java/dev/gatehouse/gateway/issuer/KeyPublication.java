package dev.gatehouse.gateway.issuer;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.gatehouse.platform.StrictJson;
import dev.gatehouse.platform.network.OutboundHttp;
import dev.gatehouse.platform.network.OutboundHttp.Unreachable;
import io.vertx.core.Future;

/**
 * Fetches the keys of one issuer: from where the policy says, else from where its own metadata says, which must be those of
 * that issuer and of no other (OpenID Connect Discovery §4.3, RFC 8414 §3.3).
 */
final class KeyPublication {

    private static final int MAX_KEYS = 100;

    private final TrustedIssuer issuer;
    private final OutboundHttp http;

    KeyPublication(TrustedIssuer issuer, OutboundHttp http) {
        this.issuer = issuer;
        this.http = http;
    }

    /** The keys it publishes now, by their id. It fails with {@link Unreachable}. */
    Future<Map<String, IssuerKey>> fetch() {
        var place = issuer.publication();
        var address = place.jwks().isPresent() ? Future.succeededFuture(place.jwks().get())
                : get(place.discovery(), true).map(this::addressIn);
        return address.compose(jwks -> get(jwks, place.jwks().isPresent() || isSameServer(jwks, place.discovery())))
                .map(KeyPublication::keys);
    }

    /** What a server asks for is told to that server alone, wherever its metadata leads. */
    private Future<JsonNode> get(URI uri, boolean known) {
        var place = issuer.publication();
        return http.get(new OutboundHttp.Request(uri, place.certificates(), place.bearer().filter(bearer -> known)))
                .map(text -> StrictJson.object(text)
                        .orElseThrow(() -> new Unreachable(uri.getHost() + " sent no JSON object")));
    }

    private static boolean isSameServer(URI one, URI other) {
        return one.getScheme().equals(other.getScheme()) && one.getRawAuthority().equals(other.getRawAuthority());
    }

    private URI addressIn(JsonNode metadata) {
        var named = metadata.path("issuer").asText();
        if (!named.equals(issuer.issuer())) {
            throw new Unreachable("the metadata are those of another issuer");
        }
        try {
            var jwks = new URI(metadata.path("jwks_uri").asText());
            if (IssuerEntry.isSafe(jwks)) {
                return jwks;
            }
        } catch (URISyntaxException malformed) {
            // As bad as none.
        }
        throw new Unreachable("the metadata name no keys");
    }

    /** Two keys under one id are none: a token that names it could mean either. The same key told twice is that key. */
    static Map<String, IssuerKey> keys(JsonNode set) {
        var keys = new HashMap<String, IssuerKey>();
        var twice = new HashSet<String>();
        for (var key : usable(set)) {
            var other = keys.putIfAbsent(key.kid(), key);
            if (other != null && !other.equals(key)) {
                twice.add(key.kid());
            }
        }
        keys.keySet().removeAll(twice);
        if (keys.isEmpty()) {
            throw new Unreachable("there is no key that could be used");
        }
        return Map.copyOf(keys);
    }

    private static List<IssuerKey> usable(JsonNode set) {
        var usable = new ArrayList<IssuerKey>();
        for (var key : set.path("keys")) {
            if (usable.size() < MAX_KEYS) {
                IssuerKey.read(key).ifPresent(usable::add);
            }
        }
        return usable;
    }
}

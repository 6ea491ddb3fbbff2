package dev.gatehouse.oidc.client;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.WireValue;
import dev.gatehouse.platform.http.WebOrigin;
import dev.gatehouse.platform.policy.PolicyNode;

/** Reads one client of the policy file, and refuses what would be unsafe or could never work. */
final class ClientEntry {

    private static final String[] KEYS = { "id", "name", "auth", "secrets", "grants", "redirect-uris",
            "post-logout-redirect-uris", "origins", "scopes", "audience", "pkce", "trusted" };
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,99}");
    private static final Pattern UUID_SHAPE = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private ClientEntry() {
    }

    static Client read(PolicyNode entry, String issuer) {
        entry.only(KEYS);
        var auth = auth(entry);
        var client = new Client(id(entry), entry.optionalString("name").orElseGet(() -> entry.string("id")), auth,
                ClientSecrets.read(entry.get("secrets")), grants(entry),
                uris(entry, "redirect-uris"), uris(entry, "post-logout-redirect-uris"), origins(entry),
                scopes(entry), audience(entry), requiresPkce(entry), entry.bool("trusted", false));
        refuseContradictions(entry, client);
        refuseIf(client.trusted() && !client.redirectUris().stream().allMatch(uri -> client.isAloneAt(uri, issuer)),
                entry.get("trusted"), "Any program of a device can pass for '" + client.id() + "', so people must be asked",
                "Remove 'trusted: true', or use https redirect URIs only.");
        return client;
    }

    private static String id(PolicyNode entry) {
        String id = entry.string("id");
        if (!ID.matcher(id).matches()) {
            throw entry.get("id").error("'" + id + "' cannot be a client id",
                    "Use up to 100 letters, digits and . _ ~ -, beginning with a letter or digit.");
        }
        if (UUID_SHAPE.matcher(id).matches()) {
            throw entry.get("id").error("The client id '" + id + "' looks like a person's subject",
                    "Use a name; UUIDs are for people.");
        }
        return id;
    }

    private static ClientAuthMethod auth(PolicyNode entry) {
        String written = entry.optionalString("auth").orElse("none");
        return WireValue.parse(ClientAuthMethod.class, written)
                .orElseThrow(() -> entry.get("auth").error("This version does not know the auth '" + written + "'",
                        "Use none, client_secret_basic or client_secret_post."));
    }

    private static Set<GrantType> grants(PolicyNode entry) {
        var grants = EnumSet.noneOf(GrantType.class);
        for (String grant : entry.strings("grants")) {
            grants.add(WireValue.parse(GrantType.class, grant).orElseThrow(() -> entry.get("grants").error(
                    "This version does not know the grant '" + grant + "'",
                    "Use " + String.join(", ", WireValue.all(GrantType.class)) + ".")));
        }
        if (grants.isEmpty()) {
            throw entry.error("A client without grants can do nothing", "Add 'grants: [authorization_code]'.");
        }
        return grants;
    }

    private static List<String> uris(PolicyNode entry, String key) {
        var uris = entry.strings(key);
        for (String uri : uris) {
            RedirectUris.faultOf(uri).ifPresent(fault -> {
                throw entry.get(key).error("'" + uri + "' " + fault, "Write the full address, as the client sends it.");
            });
        }
        return uris;
    }

    private static List<String> origins(PolicyNode entry) {
        var origins = entry.strings("origins");
        for (String origin : origins) {
            if (!WebOrigin.is(origin)) {
                throw entry.get("origins").error("'" + origin + "' is not a web origin",
                        "Write scheme, host and port only, as https://app.example.com.");
            }
        }
        return origins;
    }

    private static Scopes scopes(PolicyNode entry) {
        var scopes = entry.strings("scopes");
        for (String scope : scopes) {
            if (!Scopes.isToken(scope)) {
                throw entry.get("scopes").error("'" + scope + "' is not a scope",
                        "Use letters, digits and signs, without spaces, quotes and backslashes.");
            }
        }
        return Scopes.of(scopes);
    }

    private static List<String> audience(PolicyNode entry) {
        var audience = entry.namedStrings("audience");
        for (String resource : audience) {
            if (!RedirectUris.isResource(resource)) {
                throw entry.get("audience").error("'" + resource + "' is not the address of a resource",
                        "Write an absolute URI without a fragment, as https://api.example.com.");
            }
        }
        return audience;
    }

    private static boolean requiresPkce(PolicyNode entry) {
        return switch (entry.optionalString("pkce").orElse("required").toLowerCase(Locale.ROOT)) {
            case "required" -> true;
            case "optional" -> false;
            default -> throw entry.get("pkce").error("'pkce' is required or optional", "Leave it out for required.");
        };
    }

    private static void refuseContradictions(PolicyNode entry, Client client) {
        boolean code = client.mayUse(GrantType.AUTHORIZATION_CODE);
        refuseIf(client.isPublic() && !client.secrets().isEmpty(), entry.get("secrets"),
                "A public client has no secrets", "Remove them, or set auth to client_secret_basic.");
        refuseIf(!client.isPublic() && client.secrets().isEmpty(), entry,
                "'" + client.id() + "' authenticates with a secret but has none", "Add 'secrets: [{file: …}]'.");
        refuseIf(client.isPublic() && client.mayUse(GrantType.CLIENT_CREDENTIALS), entry.get("grants"),
                "A public client cannot use client_credentials", "Give it a secret, or remove the grant.");
        refuseIf(client.isPublic() && !client.requiresPkce(), entry.get("pkce"),
                "PKCE is never optional for a public client", "Remove 'pkce: optional'.");
        refuseIf(code && client.redirectUris().isEmpty(), entry,
                "'" + client.id() + "' uses authorization_code without a redirect URI", "Add 'redirect-uris: […]'.");
        refuseIf(!code && !client.redirectUris().isEmpty(), entry.get("redirect-uris"),
                "Redirect URIs are of no use without authorization_code", "Remove them, or add the grant.");
        refuseIf(!code && client.mayUse(GrantType.REFRESH_TOKEN), entry.get("grants"),
                "There is nothing to refresh without authorization_code", "Remove refresh_token, or add the grant.");
        refuseIf(client.scopes().contains(Scopes.OFFLINE_ACCESS) && !client.mayUse(GrantType.REFRESH_TOKEN),
                entry.get("scopes"),
                "offline_access needs the grant refresh_token", "Add the grant, or remove the scope.");
    }

    private static void refuseIf(boolean wrong, PolicyNode where, String what, String fix) {
        if (wrong) {
            throw where.error(what, fix);
        }
    }
}

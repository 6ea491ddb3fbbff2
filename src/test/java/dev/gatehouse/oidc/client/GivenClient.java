package dev.gatehouse.oidc.client;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.gatehouse.platform.policy.PolicyText;

/** Clients as the policy file makes them, for plain tests. */
public final class GivenClient {

    public static final String ISSUER = "https://id.example.com";

    private static final String APP = "id: app, name: App, grants: [authorization_code, refresh_token], "
            + "redirect-uris: [https://app.example.com/callback], scopes: [openid, profile, offline_access]";
    private static final String SECRET = "auth: client_secret_basic, "
            + "secrets: [{hash: \"sha256:o4PueWDprjumWfR41hgOqfIUJhy46ycQGvi9MNAnPH0\"}]";

    /** The secret of a confidential client. */
    public static final String THE_SECRET = "the secret of a confidential client, 256 bits";

    private GivenClient() {
    }

    /** A public app, with these entries beside. */
    public static Client app(String... more) {
        return of(more.length == 0 ? APP : APP + ", " + String.join(", ", more));
    }

    /** An app with a secret, with these entries beside. */
    public static Client confidential(String... more) {
        return of(APP + ", " + SECRET + (more.length == 0 ? "" : ", " + String.join(", ", more)));
    }

    /** A client that speaks only for itself. */
    public static Client machine() {
        return of("id: machine, grants: [client_credentials], scopes: [stock], " + SECRET);
    }

    public static Client of(String entry) {
        return ClientEntry.read(PolicyText.parse("client: {" + entry + "}").get("client"), ISSUER);
    }

    public static CurrentClients current(Client... clients) {
        var current = new CurrentClients();
        current.replace(Arrays.stream(clients).collect(Collectors.toMap(Client::id, Function.identity())));
        return current;
    }
}

package dev.gatehouse.gateway.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import dev.gatehouse.gateway.GivenTokens;
import dev.gatehouse.testing.GivenPerson;

/** One line of {@code decisions.yaml}: a request, and what is decided about it. */
record DecisionVector(String line, Map<String, Object> row) {

    private static final Path FILE = Path.of("src/test/resources/decisions.yaml");
    private static final Set<String> KEYS = Set.of("ask", "token", "session", "headers", "gives", "says", "as", "login",
            "proxy",
            "attack");
    private static final Set<String> TIMES = Set.of("exp", "iat", "auth_time");
    private static final String UPSTREAM = "127.0.0.1:9080";

    DecisionVector {
        if (!KEYS.containsAll(row.keySet()) || row.containsKey("gives") == row.containsKey("login")) {
            throw new IllegalArgumentException(line);
        }
    }

    /** The routes that they are decided by, which name this upstream. */
    static String routes(int upstream) {
        return parts()[0].replace(UPSTREAM, "127.0.0.1:" + upstream);
    }

    static List<DecisionVector> all() {
        var rows = new Yaml(new SafeConstructor(new LoaderOptions())).<List<Map<String, Object>>> load(parts()[1]);
        var lines = parts()[1].lines().filter(line -> line.startsWith("- {")).toList();
        if (rows.size() != lines.size()) {
            throw new IllegalArgumentException("one line each");
        }
        var vectors = new ArrayList<DecisionVector>();
        for (int i = 0; i < rows.size(); i++) {
            vectors.add(new DecisionVector(lines.get(i).substring(2), rows.get(i)));
        }
        return vectors;
    }

    private static String[] parts() {
        try {
            return Files.readString(FILE).split("\n---\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String method() {
        return words()[0];
    }

    String host() {
        return words()[1];
    }

    String target() {
        return words()[2];
    }

    private String[] words() {
        return String.valueOf(row.get("ask")).split(" ", 3);
    }

    /** Whether a client can ask the built-in proxy for it. */
    boolean isProxied() {
        return !"never".equals(row.get("proxy"));
    }

    /** The status, and at the built-in proxy the one that it has in its place. */
    int status(boolean proxied) {
        return (Integer) (proxied && row.containsKey("proxy") ? row.get("proxy") : row.get("gives"));
    }

    /** Where a browser comes back to, when it is sent to sign in. */
    Optional<String> login() {
        return Optional.ofNullable((String) row.get("login"));
    }

    Optional<String> challenge() {
        return Optional.ofNullable((String) row.get("says"));
    }

    /** The identity headers by name, in lower case, or nothing where nothing is said of them. */
    Optional<Map<String, String>> identity() {
        if (!(row.get("as") instanceof Map<?, ?> told)) {
            return Optional.ofNullable(row.get("as")).map(nobody -> Map.of());
        }
        var headers = new HashMap<String, String>();
        told.forEach((name, value) -> headers.put("x-auth-" + name, String.valueOf(value)));
        return Optional.of(headers);
    }

    /** The header lines of the request. */
    String[] headers(GivenTokens tokens) {
        var lines = new ArrayList<String>();
        if (row.containsKey("token")) {
            lines.add("Authorization: Bearer " + token(tokens));
        }
        if (row.get("session") instanceof Integer minutes) {
            lines.add("Cookie: " + GivenPerson.COOKIE + "="
                    + GivenPerson.signedIn("Vera", Instant.now().minusSeconds(60L * minutes)).cookie());
        }
        ((List<?>) row.getOrDefault("headers", List.of())).forEach(header -> lines.add(String.valueOf(header)));
        return lines.toArray(String[]::new);
    }

    private String token(GivenTokens tokens) {
        if (!(row.get("token") instanceof Map<?, ?> differing)) {
            return tokens.person(String.valueOf(row.get("token")));
        }
        var claims = new HashMap<String, Object>();
        differing.forEach((name, value) -> claims.put(String.valueOf(name),
                TIMES.contains(name) && value instanceof Integer seconds ? Instant.now().getEpochSecond() + seconds : value));
        var typ = claims.remove("typ");
        return tokens.with(typ == null ? "at+jwt" : String.valueOf(typ), claims);
    }
}

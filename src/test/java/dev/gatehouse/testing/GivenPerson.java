package dev.gatehouse.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.gatehouse.platform.OpaqueToken;

/**
 * Somebody with an account, whose browser signs in by a row in the table: for tests of what comes after signing in.
 *
 * @param cookie the value of the session cookie
 */
public record GivenPerson(UUID account, String name, UUID sid, String cookie) {

    public static final String COOKIE = "gatehouse-session";

    private static final String OPEN = "insert into accounts (id, name, handle, admin, created_at) values (?, ?, ?, false, now())";
    private static final String START = """
            insert into sessions (id, token_hash, account_id, passkey_id, authenticated_at, acr, amr, user_agent, last_seen_at,
            expires_at) values (?, ?, ?, ?, ?, 'phr', 'user mfa pop swk', 'a test', ?, ?)""";
    private static final Duration LIFE = Duration.ofHours(12);

    public static GivenPerson signedIn(String name) {
        return signedIn(name, Instant.now());
    }

    public static GivenPerson signedIn(String name, Instant at) {
        UUID account = UUID.randomUUID();
        byte[] handle = (account.toString() + account).substring(0, 64).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        run(OPEN, account, name, handle);
        return new GivenPerson(account, name, null, null).signsInAgain(at);
    }

    /** The same person in a session of its own. */
    public GivenPerson signsInAgain(Instant at) {
        UUID session = UUID.randomUUID();
        String value = "cookie-of--" + session.toString().replace("-", "");
        run(START, session, OpaqueToken.of(value).hash().bytes(), account, UUID.randomUUID(), Timestamp.from(at),
                Timestamp.from(at), Timestamp.from(at.plus(LIFE)));
        return new GivenPerson(account, name, session, value);
    }

    private static void run(String sql, Object... values) {
        try (Connection connection = Database.running().getPostgresDatabase().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException refused) {
            throw new IllegalStateException("the database did not take the given person", refused);
        }
    }
}

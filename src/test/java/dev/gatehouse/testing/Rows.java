package dev.gatehouse.testing;

import java.sql.SQLException;
import java.util.UUID;

/** Looks into the tables of the application under test, past the application. */
public final class Rows {

    private Rows() {
    }

    /** The number a query answers. */
    public static long count(String sql, Object... parameters) {
        return Long.parseLong(text(sql, parameters));
    }

    /** The text a query answers. */
    public static String text(String sql, Object... parameters) {
        try (var connection = Database.running().getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static void execute(String sql, Object... parameters) {
        try (var connection = Database.running().getPostgresDatabase().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How often the audit trail says that somebody did something. */
    public static long audited(String action, UUID account) {
        return count("select count(*) from audit_entries where action = ? and actor = ?", action, account.toString());
    }

    /** How often the audit trail names a reason for a refusal. */
    public static long refused(String action, String reason) {
        return count("select count(*) from audit_entries where action = ? and refused and detail like ?", action,
                "%" + reason + "%");
    }
}

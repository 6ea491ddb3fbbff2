package dev.gatehouse.platform.database;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import dev.gatehouse.platform.Front;
import io.vertx.sqlclient.ClosedConnectionException;

/** Recognises the failures that mean "no database right now", by their causes. */
@Front
public final class DatabaseUnavailable {

    private static final int DEEPEST = 10;
    /** In the words of the pool, which has no type for them. */
    private static final Set<String> POOL_TIMEOUTS = Set.of("Timeout", "Timeout waiting for connection", "Connection closed");

    private DatabaseUnavailable() {
    }

    /** Whether the failure, or what caused it, is a lost, refused, timed-out or shutting-down database connection. */
    public static boolean is(Throwable failure) {
        if (SqlState.of(failure).filter(DatabaseUnavailable::saysSo).isPresent()) {
            return true;
        }
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (isAway(cause)) {
                return true;
            }
        }
        return false;
    }

    /** 08: connection exception, 57P: operator intervention (shutdown, cannot connect now), 53: too many connections. */
    private static boolean saysSo(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    private static boolean isAway(Throwable cause) {
        return switch (cause) {
            case IOException lost -> true;
            case TimeoutException slow -> true;
            case DatabaseTimeout slow -> true;
            case ClosedConnectionException closed -> true;
            default -> POOL_TIMEOUTS.contains(String.valueOf(cause.getMessage()));
        };
    }
}

package dev.gatehouse.platform.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

import dev.gatehouse.platform.Front;
import io.vertx.pgclient.PgException;

/** What PostgreSQL called a failure (PostgreSQL, appendix A), whoever wrapped it. */
@Front
public final class SqlState {

    /** The table does not exist. */
    public static final String UNDEFINED_TABLE = "42P01";

    private static final int DEEPEST = 10;

    private SqlState() {
    }

    /** The code of the failure or of what caused it. Hibernate turns the driver's exceptions into those of JDBC. */
    public static Optional<String> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(DEEPEST)
                .flatMap(SqlState::code).findFirst();
    }

    private static Stream<String> code(Throwable cause) {
        return switch (cause) {
            case PgException refused -> Stream.ofNullable(refused.getSqlState());
            case SQLException refused -> Stream.ofNullable(refused.getSQLState());
            default -> Stream.empty();
        };
    }
}

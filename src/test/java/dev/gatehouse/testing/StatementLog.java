package dev.gatehouse.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What PostgreSQL says that it was asked: each statement with its transaction, from the log of the server itself. */
public final class StatementLog implements AutoCloseable {

    static final String FILE = "postgresql.log";

    private static final Pattern LINE = Pattern.compile("^@(\\d+/\\d+)@ LOG:  (?:statement|execute [^:]*): (.*)$");
    private static final Path FOLDER = makeFolder();

    /** A statement as it was sent, or its first line. */
    public record Statement(String transaction, String sql) {
    }

    private StatementLog() {
    }

    static Path folder() {
        return FOLDER;
    }

    /** Switches the log on, for all connections that there are. */
    public static StatementLog open() {
        Rows.execute("alter system set log_line_prefix = '@%v@ '");
        Rows.execute("alter system set log_statement = 'all'");
        Rows.execute("select pg_reload_conf()");
        return new StatementLog();
    }

    @Override
    public void close() {
        Rows.execute("alter system reset log_statement");
        Rows.execute("alter system reset log_line_prefix");
        Rows.execute("select pg_reload_conf()");
    }

    /** The statements of everybody while something ran, but those that ask nothing. */
    public List<Statement> during(Runnable step) {
        String before = mark();
        step.run();
        String after = mark();
        return lines().dropWhile(line -> !line.contains(before)).takeWhile(line -> !line.contains(after))
                .map(LINE::matcher).filter(Matcher::matches)
                .map(line -> new Statement(line.group(1), line.group(2)))
                .filter(statement -> !isOurOwn(statement.sql()))
                .toList();
    }

    /** The heartbeat of the revocations, and what this log itself asks, over connections of its own. */
    private static boolean isOurOwn(String sql) {
        return sql.equals("select 1") || sql.contains("mark-") || sql.startsWith("SET application_name");
    }

    private static String mark() {
        String mark = "mark-" + UUID.randomUUID();
        await().until(() -> {
            Rows.text("select '" + mark + "'");
            return lines().anyMatch(line -> line.contains(mark));
        });
        return mark;
    }

    private static Stream<String> lines() {
        try {
            return Files.readAllLines(FOLDER.resolve(FILE)).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path makeFolder() {
        try {
            return Files.createTempDirectory("gatehouse-postgresql-log");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

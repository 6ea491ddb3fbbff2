package dev.gatehouse.launch;

import java.net.BindException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.policy.PolicyError;
import dev.gatehouse.platform.startup.SevereFinding;
import io.smallrye.config.ConfigValidationException;

/**
 * Says on the console why the application did not start or a command was not done: one sentence for what an operator can
 * mend, the whole trace for a bug. The log may not be there yet, or not any more.
 */
public final class Failure {

    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private Failure() {
    }

    /** Says why, and returns the exit code that goes with it. */
    public static int report(Throwable failure) {
        sentence(failure).ifPresentOrElse(System.err::println, failure::printStackTrace);
        return causes(failure).anyMatch(UsageError.class::isInstance) ? REFUSED : FAILED;
    }

    /** What an operator can mend, or nothing when the failure is a bug. */
    static Optional<String> sentence(Throwable failure) {
        return causes(failure).map(Failure::mendable).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> mendable(Throwable cause) {
        return switch (cause) {
            case SevereFinding finding -> Optional.of(finding.getMessage());
            case UsageError refusal -> Optional.of(refusal.getMessage());
            case Problem problem -> Optional.of(problem.getMessage());
            case PolicyError error -> Optional.of(error.getMessage());
            case ConfigValidationException settings -> Optional.of(unfit(settings));
            case BindException taken -> Optional.of("A port is taken (" + taken.getMessage()
                    + "); stop the other program, or set quarkus.http.port and quarkus.management.port.");
            case SQLException refused when isAway(refused) ->
                Optional.of("The database cannot be used: " + refused.getMessage().lines().findFirst().orElse(""));
            // A setting whose value its slice cannot take begins with its name.
            case IllegalArgumentException value when value.getMessage() != null
                    && value.getMessage().startsWith("gatehouse.") ->
                Optional.of(value.getMessage());
            default -> Optional.empty();
        };
    }

    /** 08: no connection, 28: who we are is not accepted, 3D: no such database, 57P: it shuts down or starts. */
    private static boolean isAway(SQLException refused) {
        return refused.getSQLState() != null && refused.getMessage() != null
                && Stream.of("08", "28", "3D", "57P").anyMatch(refused.getSQLState()::startsWith);
    }

    /** A line for each setting, without the names of exceptions and the numbers of messages. */
    private static String unfit(ConfigValidationException settings) {
        return IntStream.range(0, settings.getProblemCount()).mapToObj(number -> settings.getProblem(number).getMessage())
                .map(line -> line.replaceFirst("^(?:[a-zA-Z.]+Exception: )?(?:SRCFG\\d+: )?", "")
                        .replace("does not map to any root", "is no setting of this version"))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}

package dev.gatehouse.launch;

import java.net.BindException;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.startup.SevereFinding;

/**
 * Says on the console why the application did not start or a command was not done: one sentence for what an operator can mend,
 * the
 * whole trace for a bug. The log may not be there yet, or not any more.
 */
final class Failure {

    private Failure() {
    }

    static void report(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SevereFinding || cause instanceof Refusal || cause instanceof Problem) {
                System.err.println(cause.getMessage());
                return;
            }
            if (cause instanceof BindException) {
                System.err.println("A port is taken (" + cause.getMessage()
                        + "); stop the other program, or set quarkus.http.port and quarkus.management.port.");
                return;
            }
        }
        failure.printStackTrace();
    }
}

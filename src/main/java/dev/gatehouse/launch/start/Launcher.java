package dev.gatehouse.launch.start;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import dev.gatehouse.launch.Failure;
import dev.gatehouse.launch.Settings;
import dev.gatehouse.launch.UsageError;
import dev.gatehouse.launch.command.CommandLine;
import dev.gatehouse.launch.command.CommandRun;
import dev.gatehouse.launch.command.ServeCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** Reads the command line, makes everything ready, then starts the application to serve or for one command. */
final class Launcher {

    /** They log before the application's own log is set up, and it would come out when the start fails. */
    private static final List<Logger> CHATTY_LOGGERS = Stream.of("org.hibernate", "io.zonky").map(Logger::getLogger).toList();

    /**
     * A request target that is no URI by RFC 3986 would be refused before we see it, with a query that browsers send too. The
     * doors judge it themselves; in a native image the builder is given the same.
     */
    private static final String NO_URI_VALIDATION = "vertx.disableURIValidation";

    private Launcher() {
    }

    static void main(String... words) {
        CHATTY_LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
        var ended = new CountDownLatch(1);
        try {
            switch (CommandLine.parse(List.of(words))) {
                case CommandLine.Help help -> System.out.print(CommandLine.HELP);
                case CommandLine.Version version -> System.out.println(version.text());
                case CommandLine.Serve serve -> run(serve, ServeCommand.class, words, ended);
                case CommandLine.Once command -> run(command, CommandRun.class, words, ended);
            }
        } catch (UsageError refusal) {
            var code = Failure.report(refusal);
            ended.countDown();
            System.exit(code);
        } finally {
            ended.countDown();
        }
    }

    private static void run(CommandLine line, Class<? extends QuarkusApplication> application, String[] words,
            CountDownLatch ended) {
        System.setProperty(NO_URI_VALIDATION, "true");
        new Bootstrap(line, ended).prepare();
        if (Settings.isDevMode()) {
            ended.countDown();
            Quarkus.run(application, words); // returns at each reload; dev mode reports failures in its own way
        } else {
            Quarkus.run(application, (code, failure) -> {
                var exitCode = failure == null ? code : Failure.report(failure);
                ended.countDown();
                System.exit(exitCode);
            }, words);
        }
    }
}

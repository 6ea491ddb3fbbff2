package dev.gatehouse.launch;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * The entry of the program: reads the command line, prepares the ground, then starts the application to serve or for one
 * command.
 */
@QuarkusMain
public final class Main {

    Main() {
    }

    public static void main(String... words) {
        var ended = new CountDownLatch(1);
        try {
            var line = CommandLine.parse(List.of(words));
            if (line instanceof CommandLine.Help) {
                System.out.print(CommandLine.HELP);
                return;
            }
            new Preparation(line, ended).prepare();
            run(line instanceof CommandLine.Once ? CommandRun.class : Serving.class, words, ended);
        } catch (Refusal refusal) {
            var code = Failure.report(refusal);
            ended.countDown();
            System.exit(code);
        } finally {
            ended.countDown();
        }
    }

    private static void run(Class<? extends QuarkusApplication> application, String[] words, CountDownLatch ended) {
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

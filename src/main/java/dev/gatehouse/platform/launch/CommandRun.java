package dev.gatehouse.platform.launch;

import java.util.List;

import io.quarkus.arc.All;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.VertxContextSupport;

/** Runs one command in the started application, prints what came of it and ends. */
class CommandRun implements QuarkusApplication {

    private final List<Command> commands;

    CommandRun(@All List<Command> commands) {
        this.commands = commands;
    }

    @Override
    public int run(String... words) {
        var once = (CommandLine.Once) CommandLine.parse(List.of(words));
        var command = commands.stream().filter(known -> known.name().equals(once.name())).findFirst().orElseThrow();
        try {
            System.out.println(VertxContextSupport.subscribeAndAwait(() -> command.run(once.arguments())));
            return 0;
        } catch (Throwable failure) {
            Failure.report(failure);
            return 1;
        }
    }
}

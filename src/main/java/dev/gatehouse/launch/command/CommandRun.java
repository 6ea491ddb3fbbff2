package dev.gatehouse.launch.command;

import java.util.List;

import dev.gatehouse.launch.Failure;
import io.quarkus.arc.All;
import io.quarkus.runtime.QuarkusApplication;

/** Runs one command in the started application, prints what came of it and ends. */
public class CommandRun implements QuarkusApplication {

    private final List<Command> commands;

    CommandRun(@All List<Command> commands) {
        this.commands = commands;
    }

    @Override
    public int run(String... words) {
        var once = (CommandLine.Once) CommandLine.parse(List.of(words));
        var command = commands.stream().filter(known -> known.name().equals(once.name())).findFirst()
                .orElseThrow(() -> new IllegalStateException(once.name()));
        try {
            System.out.println(AwaitUni.until(() -> command.run(once.arguments())));
            return 0;
        } catch (RuntimeException failure) {
            return Failure.report(failure);
        }
    }
}

package dev.gatehouse.launch.command;

import dev.gatehouse.launch.UsageError;
import io.smallrye.mutiny.Uni;

/** Something the program does once, from the command line, instead of serving. The application runs, but listens nowhere. */
interface Command {

    /** The first word on the command line. */
    String name();

    /** Does it, and says in a few lines what came of it. Fails with a {@link UsageError} when it cannot be done. */
    Uni<String> run(Arguments arguments);
}

package dev.gatehouse.launch.command;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.Directory;
import dev.gatehouse.account.Profile;
import io.smallrye.mutiny.Uni;

/** {@code gatehouse people}: the accounts, by the ids that other commands take. */
@ApplicationScoped
class PeopleCommand implements Command {

    private final Directory directory;

    PeopleCommand(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public Uni<String> run(Arguments arguments) {
        arguments.read(Set.of(), Set.of());
        return directory.people().map(people -> people.isEmpty() ? "There is no account yet."
                : people.stream().map(PeopleCommand::line).collect(Collectors.joining(System.lineSeparator())));
    }

    private static String line(Profile person) {
        return "%s  %s%s%s".formatted(person.id(), person.name(), person.admin() ? " (administrator)" : "",
                person.locked() ? " (locked)" : "");
    }
}

package dev.gatehouse.launch.command;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.Directory;
import dev.gatehouse.account.Profile;
import io.smallrye.mutiny.Uni;

/** {@code gatehouse people}: the accounts, by the ids that other commands take, with their roles and groups. */
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
        return directory.people().map(people -> Listing.of(people, "There is no account yet.", PeopleCommand::line));
    }

    private static String line(Profile person) {
        return Listing.line(person.id(), person.name(), Listing.note(person.admin(), "administrator"),
                Listing.note(person.locked(), "locked"), Listing.names("roles", person.assignments().roles()),
                Listing.names("groups", person.assignments().groups()));
    }
}

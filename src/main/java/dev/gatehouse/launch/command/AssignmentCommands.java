package dev.gatehouse.launch.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Assignments.Kind;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.assignment.Assigner;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.launch.UsageError;
import dev.gatehouse.launch.command.Arguments.Options;
import dev.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;

/**
 * {@code gatehouse roles --of ACCOUNT [--add ROLE]… [--remove ROLE]…} or {@code [--set ROLES]}, and {@code gatehouse groups}
 * likewise: what somebody has, after the change if one is asked for.
 */
@ApplicationScoped
class AssignmentCommands {

    private static final String OF = "--of";
    private static final String ADD = "--add";
    private static final String REMOVE = "--remove";
    private static final String SET = "--set";

    private final Assigner assigner;
    private final Directory directory;

    AssignmentCommands(Assigner assigner, Directory directory) {
        this.assigner = assigner;
        this.directory = directory;
    }

    @Produces
    @Singleton
    Command roles() {
        return new Assign(Kind.ROLE, this);
    }

    @Produces
    @Singleton
    Command groups() {
        return new Assign(Kind.GROUP, this);
    }

    private record Assign(Kind kind, AssignmentCommands commands) implements Command {

        @Override
        public String name() {
            return kind.word() + "s";
        }

        @Override
        public Uni<String> run(Arguments arguments) {
            var options = arguments.read(Set.of(OF, SET), Set.of(ADD, REMOVE), Set.of());
            var account = options.id(OF).map(AccountId::new).orElseThrow(() -> new UsageError("Say whose " + name()
                    + ": gatehouse " + name() + " --of ACCOUNT; 'gatehouse people' lists the accounts."));
            return change(options).map(change -> commands.assigner.change(account, change, Actor.system()))
                    .orElseGet(() -> commands.find(account))
                    .map(has -> Listing.of(List.copyOf(has.of(kind)), "This account has no " + name() + ".", name -> name));
        }

        private Optional<UnaryOperator<Assignments>> change(Options options) {
            if (options.has(SET) && (options.has(ADD) || options.has(REMOVE))) {
                throw new UsageError("Set the " + name() + " as a whole, or add and remove some; not both at once.");
            }
            if (options.has(SET)) {
                return Optional.of(has -> has.only(kind, names(options, SET)));
            }
            return Stream.of(ADD, REMOVE).anyMatch(options::has)
                    ? Optional.of(has -> has.with(kind, names(options, ADD)).without(kind, names(options, REMOVE)))
                    : Optional.empty();
        }

        private static List<String> names(Options options, String option) {
            return options.values(option).stream().flatMap(words -> Assignments.names(words).stream()).toList();
        }
    }

    private Uni<Assignments> find(AccountId account) {
        return directory.find(account).map(found -> found.orElseThrow(Problem::notFound).assignments());
    }
}

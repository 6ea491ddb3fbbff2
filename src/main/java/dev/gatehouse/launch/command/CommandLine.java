package dev.gatehouse.launch.command;

import java.util.List;
import java.util.Set;

import dev.gatehouse.launch.PackagedText;
import dev.gatehouse.launch.UsageError;

/** What the command line asks for. */
public sealed interface CommandLine {

    String HELP = """
            Gatehouse lets people in with a passkey, hands apps OpenID Connect tokens, and judges every request to an API.

              gatehouse                               serve
              gatehouse migrate                       bring the database schema up to date, then end
              gatehouse invite --name NAME [--admin] [--role ROLE]... [--group GROUP]...
                                                      print a link with which NAME can enrol a passkey, then end
              gatehouse invite --for ACCOUNT [--replace-passkeys]
                                                      the same for somebody who lost a passkey, back into ACCOUNT
              gatehouse invitations [--withdraw ID]   list the links that can still be used, or take one back, then end
              gatehouse people                        list the accounts, then end
              gatehouse roles --of ACCOUNT [--add ROLE]... [--remove ROLE]... [--set ROLES]
                                                      list somebody's roles, after this change if there is one, then end
              gatehouse groups --of ACCOUNT           the same for groups
              gatehouse passkeys --of ACCOUNT [--remove ID | --reinstate ID]
                                                      list somebody's passkeys, remove one, or lift a suspension, then end
              gatehouse sign-out --of ACCOUNT         end everything that somebody is signed in to, then end
              gatehouse lock --of ACCOUNT             let nobody sign in to an account, and end what is begun, then end
              gatehouse unlock --of ACCOUNT           let its passkeys sign in again, then end
              gatehouse help                          this text
              gatehouse --version                     which version this is

            Settings come from the environment (GATEHOUSE_ISSUER), from -Dgatehouse.issuer=…, or from
            config/application.properties; docs/configuration.md lists them.
            """;

    Set<String> COMMANDS = Set.of("migrate", "invite", "invitations", "people", "roles", "groups", "passkeys", "sign-out",
            "lock",
            "unlock");

    /** Serve until stopped. */
    record Serve() implements CommandLine {
    }

    /** Print {@link #HELP}. */
    record Help() implements CommandLine {
    }

    /** Print which version this is. */
    record Version() implements CommandLine {

        public String text() {
            return "gatehouse " + PackagedText.version() + " (Java " + Runtime.version() + ")";
        }
    }

    /** Run one command and end. */
    record Once(String name, Arguments arguments) implements CommandLine {
    }

    /** @throws UsageError when the first word is no command */
    static CommandLine parse(List<String> words) {
        if (words.isEmpty()) {
            return new Serve();
        }
        var first = words.getFirst();
        if (Set.of("help", "--help", "-h").contains(first)) {
            return new Help();
        }
        if (Set.of("--version", "version").contains(first)) {
            return new Version();
        }
        if (COMMANDS.contains(first)) {
            return new Once(first, new Arguments(words.subList(1, words.size())));
        }
        throw new UsageError("'" + first + "' is no command of Gatehouse; 'gatehouse help' lists them.");
    }
}

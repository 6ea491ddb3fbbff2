package dev.gatehouse.audit;

import java.util.UUID;

/** Who did it. */
public sealed interface Actor {

    /** A signed-in person, by account. */
    record Person(UUID account) implements Actor {
    }

    /** An app or machine, by client id. */
    record Client(String id) implements Actor {
    }

    /** Somebody who has not shown who they are. */
    record Stranger() implements Actor {
    }

    /** Gatehouse itself, or its operator at the command line. */
    record System() implements Actor {
    }

    static Actor person(UUID account) {
        return new Person(account);
    }

    static Actor client(String id) {
        return new Client(id);
    }

    static Actor stranger() {
        return new Stranger();
    }

    static Actor system() {
        return new System();
    }

    /** The word the audit trail keeps for this kind of actor. */
    default String kind() {
        return switch (this) {
            case Person person -> "person";
            case Client client -> "client";
            case Stranger stranger -> "stranger";
            case System system -> "system";
        };
    }

    /** Who exactly, or an empty text. */
    default String name() {
        return switch (this) {
            case Person person -> person.account().toString();
            case Client client -> client.id();
            case Stranger stranger -> "";
            case System system -> "";
        };
    }
}

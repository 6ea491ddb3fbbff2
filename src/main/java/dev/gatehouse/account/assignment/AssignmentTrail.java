package dev.gatehouse.account.assignment;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Assignments.Kind;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Who gave what to whom: one entry for each name, so that one search finds everybody who was ever given it. */
@ApplicationScoped
public class AssignmentTrail {

    private final AuditTrail audit;

    AssignmentTrail(AuditTrail audit) {
        this.audit = audit;
    }

    /** Records what somebody has now and had not before, and the other way round, in the caller's transaction. */
    public Uni<Void> record(AccountId account, Assignments before, Assignments after, Actor by) {
        var events = Stream.of(Kind.values()).flatMap(kind -> Stream.concat(
                missing(before.of(kind), after.of(kind)).map(name -> event(kind, "assigned", name, account, by)),
                missing(after.of(kind), before.of(kind)).map(name -> event(kind, "removed", name, account, by)))).toList();
        return record(events);
    }

    private Uni<Void> record(List<AuditEvent> events) {
        return Multi.createFrom().iterable(events).onItem().transformToUniAndConcatenate(audit::record)
                .collect().last().replaceWithVoid();
    }

    private static Stream<String> missing(Set<String> from, Set<String> in) {
        return in.stream().filter(name -> !from.contains(name));
    }

    private static AuditEvent event(Kind kind, String change, String name, AccountId account, Actor by) {
        return AuditEvent.of("account." + kind.word() + "." + change, by).about(account).with(kind.word(), name);
    }
}

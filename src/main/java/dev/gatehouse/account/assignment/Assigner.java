package dev.gatehouse.account.assignment;

import java.time.Clock;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.revocation.Revoker;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Gives roles and groups to people, and takes them away. */
@Front
@ApplicationScoped
public class Assigner {

    /** The audit action under which a step that was not taken stands. */
    public static final String REFUSED = "account.assignment.refused";

    private final Directory directory;
    private final Revoker revoker;
    private final AssignmentTrail trail;
    private final Clock clock;

    Assigner(Directory directory, Revoker revoker, AssignmentTrail trail, Clock clock) {
        this.directory = directory;
        this.revoker = revoker;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Changes what a person has. From the moment of the commit no replica goes by what they had: sessions are read anew, and
     * access tokens that say otherwise are over. Who calls this has made sure that {@code by} may.
     */
    @WithTransaction
    public Uni<Assignments> change(AccountId account, UnaryOperator<Assignments> change, Actor by) {
        return directory.lock(account).chain(found -> {
            var before = found.orElseThrow(Problem::notFound).assignments();
            var after = change.apply(before);
            return after.equals(before) ? Uni.createFrom().item(before)
                    : keep(account, before, after.updated(clock.instant()), by);
        });
    }

    private Uni<Assignments> keep(AccountId account, Assignments before, Assignments after, Actor by) {
        return directory.assign(account, after)
                .chain(() -> revoker.outdate(account, after.updatedAt()))
                .chain(() -> trail.record(account, before, after, by))
                .replaceWith(after);
    }
}

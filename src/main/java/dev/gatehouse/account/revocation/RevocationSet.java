package dev.gatehouse.account.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.database.Expiring;
import io.smallrye.mutiny.Uni;

/** What this replica knows to be revoked, and how old that knowledge is. It answers from memory, and knows no database. */
@Front
@ApplicationScoped
public class RevocationSet implements Expiring {

    /** For so long, at most, may somebody rely on what they were told of a person's roles and groups. */
    public static final Duration LONGEST_MEMORY = Duration.ofDays(1);

    private final Map<Key, Instant> untilByKey = new ConcurrentHashMap<>();
    private volatile long heardAt = System.nanoTime();

    private record Key(RevocationKind kind, String subject) {
    }

    public boolean isRevoked(RevocationKind kind, String subject) {
        return untilByKey.containsKey(new Key(kind, subject));
    }

    /**
     * Whether the roles and groups of an account have been changed since they were said to be as of a moment. It is the moment
     * that each change gave them, and not when it was said: what was read before a change and said after it is outdated too,
     * by whatever clock.
     */
    public boolean isOutdated(String account, Instant updatedAt) {
        var until = untilByKey.get(new Key(RevocationKind.ASSIGNMENTS, account));
        return until != null && updatedAt.plus(LONGEST_MEMORY).isBefore(until);
    }

    /** The time since the database last proved that nothing announced was missed; about a second while all is well. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    /** Everything that was announced until now has arrived. */
    void heard() {
        heardAt = System.nanoTime();
    }

    void add(Revocation revocation) {
        untilByKey.merge(new Key(revocation.kind(), revocation.subject()), revocation.until(),
                (known, announced) -> known.isAfter(announced) ? known : announced);
    }

    /**
     * Takes the table's content over. What is missing there but still in force here stays: forgetting would let it in again.
     */
    void addAll(Collection<Revocation> revocations) {
        revocations.forEach(this::add);
    }

    @Override
    public Uni<Void> purge(Instant now) {
        return Uni.createFrom().voidItem().invoke(() -> forgetBefore(now));
    }

    void forgetBefore(Instant now) {
        untilByKey.values().removeIf(until -> until.isBefore(now));
    }
}

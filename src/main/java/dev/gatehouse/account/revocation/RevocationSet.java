package dev.gatehouse.account.revocation;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

/** The revocations in memory. Plain state: it knows neither the database nor the time. */
@ApplicationScoped
class RevocationSet {

    private final Map<Key, Instant> untilByKey = new ConcurrentHashMap<>();

    private record Key(RevocationKind kind, String subject) {
    }

    boolean contains(RevocationKind kind, String subject) {
        return untilByKey.containsKey(new Key(kind, subject));
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

    void forgetBefore(Instant now) {
        untilByKey.values().removeIf(until -> until.isBefore(now));
    }
}

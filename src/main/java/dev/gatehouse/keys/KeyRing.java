package dev.gatehouse.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All keys at one moment. Pure: it knows no database and no clock, and a change makes another ring. */
public final class KeyRing {

    private final Map<String, RingKey> byKid;
    private final Map<JwsAlgorithm, List<RingKey>> inOrder;
    private final KeyLifetimes lifetimes;

    public KeyRing(List<RingKey> keys, KeyLifetimes lifetimes) {
        this.byKid = keys.stream().collect(Collectors.toUnmodifiableMap(RingKey::kid, Function.identity()));
        this.inOrder = keys.stream()
                .sorted(Comparator.comparing(RingKey::activeAt).thenComparing(RingKey::kid))
                .collect(Collectors.groupingBy(RingKey::algorithm));
        this.lifetimes = lifetimes;
    }

    /** The key that signs now. The very first one signs even where the clock is behind that of the replica that made it. */
    Optional<RingKey> signing(JwsAlgorithm algorithm, Instant now) {
        var keys = keys(algorithm);
        return keys.stream().filter(key -> state(key, now) == KeyState.ACTIVE).findFirst()
                .or(() -> keys.stream().findFirst());
    }

    /** The key of a token, if its signature counts now. */
    Optional<RingKey> verifying(String kid, Instant now) {
        return Optional.ofNullable(byKid.get(kid)).filter(key -> state(key, now).isPublic());
    }

    /** The key of a token that may be old: only to tell what we once signed. */
    Optional<RingKey> verifyingRegardlessOfAge(String kid, Instant now) {
        return Optional.ofNullable(byKid.get(kid)).filter(key -> state(key, now) != KeyState.EXPIRED);
    }

    /** The keys of the JWK Set. */
    public List<RingKey> published(Instant now) {
        return all().stream().filter(key -> state(key, now).isPublic()).toList();
    }

    public List<RingKey> all() {
        return inOrder.values().stream().flatMap(List::stream).toList();
    }

    public KeyState state(RingKey key, Instant now) {
        if (now.isBefore(key.activeAt())) {
            return KeyState.PUBLISHED;
        }
        return successor(key).map(RingKey::activeAt).filter(end -> !now.isBefore(end))
                .map(end -> stateAfter(end, now)).orElse(KeyState.ACTIVE);
    }

    /** When the successor of the newest key should sign for the first time; empty if there is none to succeed. */
    public Optional<Instant> nextChange(JwsAlgorithm algorithm) {
        var keys = keys(algorithm);
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.getLast().activeAt().plus(lifetimes.rotationInterval()));
    }

    private KeyState stateAfter(Instant end, Instant now) {
        Instant retired = end.plus(lifetimes.retiring());
        if (now.isBefore(retired)) {
            return KeyState.RETIRING;
        }
        Instant expired = end.plus(longer(lifetimes.retiring(), KeyLifetimes.RETIRED));
        return now.isBefore(expired) ? KeyState.RETIRED : KeyState.EXPIRED;
    }

    private Optional<RingKey> successor(RingKey key) {
        var keys = keys(key.algorithm());
        int next = keys.indexOf(key) + 1;
        return next < keys.size() ? Optional.of(keys.get(next)) : Optional.empty();
    }

    private List<RingKey> keys(JwsAlgorithm algorithm) {
        return inOrder.getOrDefault(algorithm, List.of());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}

package dev.gatehouse.keys.rotation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.keys.CurrentKeys;
import dev.gatehouse.keys.JwsAlgorithm;
import dev.gatehouse.keys.KeyLifetimes;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.keys.KeysConfig;
import dev.gatehouse.keys.RingKey;
import dev.gatehouse.keys.SigningPool;
import dev.gatehouse.platform.LogLine;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Keeps the stored keys as the plan wants them, and the current ring as they are stored. */
@ApplicationScoped
class KeyRotation {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class);

    private final SigningKeys stored;
    private final CurrentKeys currentKeys;
    private final KeyGenerator generator;
    private final KeyWrap keyWrap;
    private final SigningPool workers;
    private final AuditTrail trail;
    private final Clock clock;
    private final KeyLifetimes lifetimes;

    KeyRotation(SigningKeys stored, CurrentKeys currentKeys, KeyGenerator generator, KeyWrap keyWrap, SigningPool workers,
            AuditTrail trail, Clock clock, KeysConfig config) {
        this.stored = stored;
        this.currentKeys = currentKeys;
        this.generator = generator;
        this.keyWrap = keyWrap;
        this.workers = workers;
        this.trail = trail;
        this.clock = clock;
        this.lifetimes = KeyLifetimes.of(config);
    }

    /** Loads the keys; where something is due, does it first. */
    Uni<Void> rotate() {
        return load().chain(ring -> isDue(ring) ? change().chain(this::load) : Uni.createFrom().item(ring))
                .invoke(currentKeys::replace).replaceWithVoid();
    }

    @WithSession
    Uni<KeyRing> load() {
        return stored.listAll().chain(this::ring);
    }

    /** One replica at a time, and it plans anew: another one may have been faster. */
    @WithTransaction
    Uni<Void> change() {
        return stored.lockAll().chain(keys -> ring(keys).chain(ring -> carryOut(RotationPlan.of(ring, clock.instant()), keys)));
    }

    private boolean isDue(KeyRing ring) {
        return !RotationPlan.of(ring, clock.instant()).isEmpty();
    }

    private Uni<KeyRing> ring(List<SigningKey> keys) {
        return workers.run(() -> new KeyRing(keys.stream().map(generator::read).toList(), lifetimes));
    }

    private Uni<Void> carryOut(RotationPlan plan, List<SigningKey> keys) {
        rows(keys, plan.erasePrivate()).forEach(SigningKey::erasePrivate);
        rows(keys, plan.rewrap()).forEach(this::rewrap);
        return each(plan.delete(), key -> stored.deleteById(key.kid()).chain(() -> note("keys.key.deleted", key.kid())))
                .chain(() -> each(plan.generate().entrySet().stream().toList(), this::generate));
    }

    private static Stream<SigningKey> rows(List<SigningKey> keys, List<RingKey> named) {
        var kids = named.stream().map(RingKey::kid).collect(Collectors.toSet());
        return keys.stream().filter(key -> kids.contains(key.kid()));
    }

    private void rewrap(SigningKey key) {
        key.wrapped().ifPresent(wrapped -> key.rewrap(keyWrap.wrap(key.kid(), keyWrap.unwrap(key.kid(), wrapped))));
    }

    private Uni<Void> generate(Map.Entry<JwsAlgorithm, Instant> due) {
        return workers.run(() -> generator.generate(due.getKey()))
                .chain(key -> stored.persist(store(key, due.getValue())))
                .invoke(key -> LOG.info(LogLine.event("keys.key.generated").with("kid", key.kid())
                        .with("algorithm", key.algorithm()).with("active_at", key.activeAt())))
                .chain(key -> note("keys.key.generated", key.kid()));
    }

    private SigningKey store(GeneratedKey key, Instant activeAt) {
        byte[] wrapped = keyWrap.wrap(key.kid(), key.privateKey().getEncoded());
        return new SigningKey(key, wrapped, clock.instant(), activeAt);
    }

    private Uni<Void> note(String action, String kid) {
        return trail.record(AuditEvent.of(action, Actor.system()).about(kid));
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<? extends Void>> step) {
        return Multi.createFrom().iterable(items).onItem().transformToUniAndConcatenate(step).collect().last()
                .replaceWithVoid();
    }
}

package dev.gatehouse.keys.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.gatehouse.keys.JwsAlgorithm;
import dev.gatehouse.keys.KeyLifetimes;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.keys.KeyState;
import dev.gatehouse.keys.RingKey;

/**
 * What has to be done to the stored keys now.
 *
 * @param make
 *        the algorithms that need a key, with the moment of its first use
 * @param erasePrivate
 *        the keys whose private part is of no more use
 * @param rewrap
 *        the keys that lie sealed under an encryption key on its way out
 * @param forget
 *        the keys that nothing refers to any more
 */
record RotationPlan(Map<JwsAlgorithm, Instant> make, List<RingKey> erasePrivate, List<RingKey> rewrap,
        List<RingKey> forget) {

    /** The first key signs at once, as nobody can have cached a set without it; a later one is published first. */
    static RotationPlan of(KeyRing ring, Instant now) {
        var make = new LinkedHashMap<JwsAlgorithm, Instant>();
        for (var algorithm : JwsAlgorithm.values()) {
            var change = ring.nextChange(algorithm);
            Instant earliest = now.plus(KeyLifetimes.VERIFIER_CACHE);
            if (change.isEmpty()) {
                make.put(algorithm, now);
            } else if (!change.get().isAfter(earliest)) {
                make.put(algorithm, earliest);
            }
        }
        var erasePrivate = new ArrayList<RingKey>();
        var rewrap = new ArrayList<RingKey>();
        var forget = new ArrayList<RingKey>();
        for (var key : ring.all()) {
            switch (ring.state(key, now)) {
                case KeyState.Retired retired when key.privateKey().isPresent() -> erasePrivate.add(key);
                case KeyState.Expired expired -> forget.add(key);
                case KeyState any when key.outdatedSeal() -> rewrap.add(key);
                default -> {
                }
            }
        }
        return new RotationPlan(make, erasePrivate, rewrap, forget);
    }

    boolean isEmpty() {
        return make.isEmpty() && erasePrivate.isEmpty() && rewrap.isEmpty() && forget.isEmpty();
    }
}

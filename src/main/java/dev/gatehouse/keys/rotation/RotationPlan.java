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
 * @param generate the algorithms that need a key, with the moment of its first use
 * @param erasePrivate the keys whose private part is of no more use
 * @param rewrap the keys that are stored under an encryption key that is being replaced
 * @param delete the keys that nothing refers to any more
 */
record RotationPlan(Map<JwsAlgorithm, Instant> generate, List<RingKey> erasePrivate, List<RingKey> rewrap,
        List<RingKey> delete) {

    /** The first key signs at once, as nobody can have cached a set without it; a later one is published first. */
    static RotationPlan of(KeyRing ring, Instant now) {
        var generate = new LinkedHashMap<JwsAlgorithm, Instant>();
        for (var algorithm : JwsAlgorithm.values()) {
            var change = ring.nextChange(algorithm);
            Instant earliest = now.plus(KeyLifetimes.VERIFIER_CACHE);
            if (change.isEmpty()) {
                generate.put(algorithm, now);
            } else if (!change.get().isAfter(earliest)) {
                generate.put(algorithm, earliest);
            }
        }
        var erasePrivate = new ArrayList<RingKey>();
        var rewrap = new ArrayList<RingKey>();
        var delete = new ArrayList<RingKey>();
        for (var key : ring.all()) {
            var state = ring.state(key, now);
            if (state == KeyState.EXPIRED) {
                delete.add(key);
            } else if (state == KeyState.RETIRED && key.privateKey().isPresent()) {
                erasePrivate.add(key);
            } else if (key.outdatedWrap()) {
                rewrap.add(key);
            }
        }
        return new RotationPlan(generate, erasePrivate, rewrap, delete);
    }

    boolean isEmpty() {
        return generate.isEmpty() && erasePrivate.isEmpty() && rewrap.isEmpty() && delete.isEmpty();
    }
}

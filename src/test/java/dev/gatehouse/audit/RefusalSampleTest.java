package dev.gatehouse.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.Randomness;
import dev.gatehouse.testing.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Attack 72: what strangers bring about by the thousand neither fills the audit trail nor keeps anybody else out of it. */
class RefusalSampleTest {

    private static final int FOR_ONE_ADDRESS = 10;
    private static final int REPEATED_IN_ALL = 60;
    private static final int FIRST_IN_ALL = 200;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));
    private final Clock clock = new Clock() {

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Ids ids = new Ids(clock, new Randomness());
    private final RefusalQueue queue = new RefusalQueue(null, ids, clock, meters);
    private final RefusalSample sample = new RefusalSample(queue, Settings.of(AuditConfig.class, Map.of()), ids, clock);

    @Test
    void attack72AFloodOfOneAddressIsAFewEntries() {
        assertEquals(FOR_ONE_ADDRESS, taken("audit.test.refused", "203.0.113.1", 1_000));
        assertEquals(FOR_ONE_ADDRESS, taken("audit.test.refused", "203.0.113.2", 1_000));
    }

    @Test
    void attack72AFloodOfOneKindLeavesRoomForTheOthers() {
        IntStream.range(0, 300).forEach(i -> taken("audit.test.refused", "198.51.100." + i, 10));

        assertEquals(FOR_ONE_ADDRESS, taken("audit.other.refused", "198.51.100.1", 1_000));
    }

    /** Six addresses that repeat themselves would otherwise hide everybody else for the rest of the minute. */
    @Test
    void attack72AFloodOfAFewAddressesHidesNoOther() {
        IntStream.range(0, 50).forEach(i -> taken("audit.test.refused", "198.51.100." + i, 1_000));

        assertEquals(1, taken("audit.test.refused", "203.0.113.1", 1_000));
    }

    @Test
    void attack72WhatAllAddressesBringAboutIsBounded() {
        assertEquals(REPEATED_IN_ALL,
                IntStream.range(0, 6).mapToLong(i -> taken("audit.test.refused", "192.0.2." + i, 10)).sum());
        assertEquals(FIRST_IN_ALL - REPEATED_IN_ALL,
                IntStream.range(6, 1_000).mapToLong(i -> taken("audit.test.refused", "192.0.2." + i, 10)).sum());
    }

    /** Whoever has one address of an IPv6 network has all of them. */
    @Test
    void attack72AnIpv6NetworkIsOneAddress() {
        assertEquals(FOR_ONE_ADDRESS, IntStream.range(1, 1_000)
                .mapToLong(i -> taken("audit.test.refused", "2001:db8::" + Integer.toHexString(i), 1)).sum());
        assertEquals(1, taken("audit.test.refused", "2001:db8:0:1::1", 1));
    }

    @Test
    void anAppIsSampledBecauseAnybodyCanNameIt() {
        assertEquals(FOR_ONE_ADDRESS, IntStream.range(0, 1_000).filter(i -> sample.takes(
                AuditEvent.refusal("audit.test.refused", Actor.client("shop"), "x"), "203.0.113.1")).count());
    }

    @Test
    void aPersonsRefusalsAreAllWritten() {
        var person = Actor.person(UUID.randomUUID());

        assertTrue(IntStream.range(0, 1_000).allMatch(i -> sample.takes(
                AuditEvent.refusal("audit.test.refused", person, "x"), "203.0.113.1")));
    }

    @Test
    void eachMinuteBeginsAnewAndSumsUpTheOneBefore() {
        taken("audit.test.refused", "203.0.113.1", 11);
        taken("audit.other.refused", "203.0.113.1", 11);
        assertEquals(0, waiting());

        now.updateAndGet(before -> before.plusSeconds(59));
        sample.sumUpLastMinute();
        assertEquals(0, waiting(), "the minute is not over");
        assertFalse(sample.takes(refusal("audit.test.refused"), "203.0.113.1"));

        now.updateAndGet(before -> before.plusSeconds(1));
        sample.sumUpLastMinute();
        assertEquals(2, waiting(), "one entry for each kind");
        assertEquals(FOR_ONE_ADDRESS, taken("audit.test.refused", "203.0.113.1", 1_000));
    }

    /** A refusal that comes before the timer does belongs to its own minute. */
    @Test
    void theFirstRefusalOfAMinuteSumsUpTheOneBefore() {
        taken("audit.test.refused", "203.0.113.1", 11);

        now.updateAndGet(before -> before.plusSeconds(60));

        assertTrue(sample.takes(refusal("audit.test.refused"), "203.0.113.1"));
        assertEquals(1, waiting());
    }

    @Test
    void nothingLeftOutIsNothingToSumUp() {
        taken("audit.test.refused", "203.0.113.1", 10);

        now.updateAndGet(before -> before.plusSeconds(60));
        sample.sumUpLastMinute();

        assertEquals(0, waiting());
    }

    private long taken(String action, String address, int times) {
        return IntStream.range(0, times).filter(i -> sample.takes(refusal(action), address)).count();
    }

    private static AuditEvent refusal(String action) {
        return AuditEvent.refusal(action, Actor.stranger(), "x");
    }

    private double waiting() {
        return meters.get("gatehouse.audit.refusals.waiting").gauge().value();
    }
}

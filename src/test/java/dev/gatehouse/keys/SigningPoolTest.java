package dev.gatehouse.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.testing.Settings;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class SigningPoolTest {

    private static final int WAITING = 256;

    private final SigningPool pool = new SigningPool(
            Settings.of(KeysConfig.class, Map.of("gatehouse.keys.signing-threads", "1")));

    @AfterEach
    void stop() {
        pool.stop();
    }

    @Test
    void worksOnAThreadOfItsOwn() {
        var name = run(() -> Thread.currentThread().getName()).awaitItem().getItem();

        assertTrue(name.startsWith("signing-"), name);
    }

    @Test
    void aFailureIsTheCallers() {
        var failure = run(() -> {
            throw new IllegalArgumentException("broken");
        }).awaitFailure().getFailure();

        assertInstanceOf(IllegalArgumentException.class, failure);
    }

    /** Under more load than the machine can sign, nobody waits without end. */
    @Test
    void whoFindsTheQueueFullIsToldToComeBack() throws Exception {
        var busy = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var first = run(() -> {
            busy.countDown();
            return await(release);
        });
        busy.await();
        for (int i = 0; i < WAITING; i++) {
            run(() -> "").assertNotTerminated();
        }

        var refused = run(() -> "").awaitFailure().getFailure();

        assertEquals(503, assertInstanceOf(Problem.class, refused).status());
        release.countDown();
        assertEquals("done", first.awaitItem().getItem());
    }

    private static String await(CountDownLatch latch) {
        try {
            latch.await();
            return "done";
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private <T> UniAssertSubscriber<T> run(Supplier<T> work) {
        return pool.run(work).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}

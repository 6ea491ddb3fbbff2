package dev.gatehouse.account.revocation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.startup.ReadinessGates;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;

/** A network between Gatehouse and PostgreSQL that swallows what it is given, without a good-bye. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class HalfDeadConnectionTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Vertx vertx = Vertx.vertx();
    private final NetClient wire = vertx.createNetClient();
    private final AtomicInteger connections = new AtomicInteger();
    private final RevocationSet revoked = new RevocationSet();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private RevocationListener line;

    @AfterEach
    void hangUp() {
        line.stop(new ShutdownEvent());
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void anAttemptThatIsNeverAnsweredIsFollowedByOneMore() {
        open();
        await().atMost(TIMEOUT).until(() -> connections.get() == 1);
        String sid = UUID.randomUUID().toString();
        Rows.execute("insert into revocations (kind, subject, until) values ('SESSION', ?, now() + interval '1 hour')", sid);
        await().atMost(TIMEOUT).until(() -> age() > 1);
        await().atMost(TIMEOUT).until(() -> connections.get() == 2);

        await().atMost(TIMEOUT).until(() -> revoked.isRevoked(RevocationKind.SESSION, sid));
        assertTrue(revoked.age().compareTo(Duration.ofSeconds(3)) < 0);
        assertTrue(age() < 3);
        assertEquals(2, connections.get(), "no more attempts than needed");
    }

    private double age() {
        return meters.get("gatehouse.account.revocations.age").timeGauge().value(TimeUnit.SECONDS);
    }

    private void open() {
        int port = vertx.createNetServer().connectHandler(this::pass).listen(0)
                .toCompletionStage().toCompletableFuture().join().actualPort();
        var pool = PgBuilder.pool().with(new PoolOptions().setMaxSize(4)).using(vertx)
                .connectingTo(new PgConnectOptions().setHost("localhost").setPort(port).setDatabase("postgres")
                        .setUser("postgres").setPassword("postgres"))
                .build();
        line = new RevocationListener(vertx, pool, revoked, new ReadinessGates(), Clock.systemUTC(), meters);
        line.start(new StartupEvent());
    }

    /** Passes on what is said, but on the first connection nothing from "listen" on. */
    private void pass(NetSocket client) {
        boolean dies = connections.incrementAndGet() == 1;
        client.pause();
        wire.connect(Database.running().getPort(), "localhost").onSuccess(database -> {
            database.handler(client::write);
            client.handler(said -> {
                if (dies && said.toString().contains("listen ")) {
                    client.handler(swallowed -> {
                    });
                } else {
                    database.write(said);
                }
            });
            client.resume();
        });
    }
}

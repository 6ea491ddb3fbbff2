package dev.gatehouse.account.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.startup.ReadinessGates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

/**
 * The connection on which this replica listens. It listens before it loads, so that nothing falls between; it reloads after
 * every reconnect; and once a second it sends a query on the same connection: its result proves that everything announced until
 * then has arrived, because PostgreSQL delivers notifications in order and before the next result.
 */
@ApplicationScoped
class RevocationListener {

    private static final Logger LOG = Logger.getLogger(RevocationListener.class);
    private static final long HEARTBEAT_MILLIS = 1_000;
    private static final long RECONNECT_MILLIS = 250;
    /**
     * A connection, or an attempt at one, that has been silent for so long is given up: a lost peer does not close its
     * connection.
     */
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final String LOAD = "select kind, subject, until from revocations where until > $1";

    private final Vertx vertx;
    private final Pool pool;
    private final RevocationSet revoked;
    private final ReadinessGates.Gate loaded;
    private final Clock clock;
    private final AtomicReference<PgConnection> connection = new AtomicReference<>();
    private volatile boolean stopped;
    private volatile boolean outageLogged;

    RevocationListener(Vertx vertx, Pool pool, RevocationSet revoked, ReadinessGates readiness, Clock clock,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.pool = pool;
        this.revoked = revoked;
        this.loaded = readiness.gate("revocations");
        this.clock = clock;
        TimeGauge.builder("gatehouse.account.revocations.age", revoked, TimeUnit.MILLISECONDS, set -> set.age().toMillis())
                .description("Since the database last proved that no revocation was missed").register(meters);
    }

    void start(@Observes StartupEvent event) {
        vertx.runOnContext(started -> {
            connect();
            vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> heartbeat());
        });
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /** One attempt at a time: the next one is made when this one has failed or its connection is lost, and only once. */
    private void connect() {
        if (!stopped) {
            var attempt = pool.getConnection().map(PgConnection::cast).compose(this::listen);
            attempt.timeout(SILENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .onSuccess(this::adopt)
                    .onFailure(failure -> {
                        attempt.onSuccess(RevocationListener::release);
                        reconnect(failure);
                    });
        }
    }

    private Future<PgConnection> listen(PgConnection opened) {
        opened.notificationHandler(this::add);
        opened.closeHandler(closed -> lost(opened));
        return opened.query("listen gatehouse_revocations").execute()
                .compose(listening -> opened.preparedQuery(LOAD)
                        .execute(Tuple.of(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))))
                .map(rows -> {
                    revoked.addAll(revocations(rows));
                    return opened;
                })
                .onFailure(failure -> release(opened));
    }

    private void adopt(PgConnection opened) {
        revoked.heard();
        connection.set(opened);
        logRecovery();
        loaded.open();
    }

    /** Hands a connection back once it responds, or its socket is gone: the pool must not give a dead one to the next. */
    private static void release(PgConnection opened) {
        opened.query("unlisten *").execute().onComplete(done -> opened.notificationHandler(null).close());
    }

    private void add(PgNotification notification) {
        Revocation.announced(notification.getPayload()).ifPresent(revoked::add);
    }

    private void logRecovery() {
        if (outageLogged) {
            outageLogged = false;
            LOG.info(LogLine.event("account.revocations.restored").saying("reason", "none was missed"));
        }
    }

    private void heartbeat() {
        PgConnection opened = connection.get();
        if (opened == null) {
            return;
        }
        if (revoked.age().compareTo(SILENCE) > 0) {
            lost(opened);
            release(opened);
        } else {
            opened.query("select 1").execute().onSuccess(proven -> revoked.heard());
        }
    }

    private void lost(PgConnection opened) {
        if (connection.compareAndSet(opened, null)) {
            reconnect(new IllegalStateException("the connection was closed"));
        }
    }

    private void reconnect(Throwable cause) {
        if (!stopped) {
            vertx.setTimer(RECONNECT_MILLIS, timer -> connect());
            if (!outageLogged) {
                outageLogged = true;
                LOG.warn(LogLine.event("account.revocations.lost").saying("reason", cause.getMessage()));
            }
        }
    }

    private static List<Revocation> revocations(RowSet<Row> rows) {
        var revocations = new ArrayList<Revocation>(rows.size());
        rows.forEach(row -> Revocation.of(row.getString("kind"), row.getString("subject"),
                row.getOffsetDateTime("until").toInstant()).ifPresent(revocations::add));
        return revocations;
    }
}

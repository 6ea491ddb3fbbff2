package dev.gatehouse.platform.database;

import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;

/**
 * The pool of connections, in which every wait has a limit: for a connection, and on a connection for a server that has stopped
 * to respond. Unused connections are closed before they could be taken for such.
 */
@Singleton
final class BoundedPool implements PgPoolCreator {

    private static final int WAIT_SECONDS = 3;
    private static final int UNUSED_SECONDS = 20;
    private static final int SILENT_SECONDS = 60;

    @Override
    public Pool create(Input input) {
        var options = input.poolOptions().setConnectionTimeout(WAIT_SECONDS).setConnectionTimeoutUnit(TimeUnit.SECONDS);
        if (options.getIdleTimeout() == 0) {
            options.setIdleTimeout(UNUSED_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS);
        }
        input.pgConnectOptionsList().forEach(server -> server.setIdleTimeout(SILENT_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS));
        return PgBuilder.pool().with(options).connectingTo(List.<SqlConnectOptions> copyOf(input.pgConnectOptionsList()))
                .using(input.vertx()).build();
    }
}

package dev.gatehouse.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;

/** Timers that go off when a test says so: no test waits for them, and no busy machine is late. */
public final class HandTimers {

    private record Timer(long millis, boolean periodic, Handler<Long> handler) {
    }

    private final Map<Long, Timer> timers = new TreeMap<>();
    private long last;

    public Vertx vertx() {
        return new Stub().answering("setTimer", given -> set(given, false)).answering("setPeriodic", given -> set(given, true))
                .answering("cancelTimer", given -> timers.remove(given[0]) != null).as(Vertx.class);
    }

    @SuppressWarnings("unchecked") // as Vertx declares it
    private long set(Object[] given, boolean periodic) {
        timers.put(++last, new Timer((Long) given[0], periodic, (Handler<Long>) given[1]));
        return last;
    }

    /** What is waited for, in milliseconds. */
    public List<Long> waiting() {
        return timers.values().stream().map(Timer::millis).toList();
    }

    /** The time of all that is waited for now is over. */
    public void pass() {
        for (var timer : Map.copyOf(timers).entrySet()) {
            if (!timer.getValue().periodic()) {
                timers.remove(timer.getKey());
            }
            timer.getValue().handler().handle(timer.getKey());
        }
    }
}

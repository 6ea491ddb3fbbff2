package dev.gatehouse.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the application under test logs while this is open. */
public final class WatchedLog extends Handler implements AutoCloseable {

    private static final int ENOUGH = 20;

    private final Logger root = Logger.getLogger("");
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> kinds = new ConcurrentHashMap<>();
    private final AtomicLong size = new AtomicLong();

    public WatchedLog() {
        setLevel(Level.ALL);
        root.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        var text = formatter.format(record);
        if (record.getLevel().intValue() < Level.INFO.intValue()) {
            return;
        }
        size.addAndGet(text.length());
        kinds.merge(record.getLoggerName() + " " + record.getLevel() + " " + record.getMessage(), 1, Integer::sum);
        if (record.getLevel().intValue() >= Level.SEVERE.intValue() && errors.size() < ENOUGH) {
            errors.add(text);
        }
    }

    public List<String> errors() {
        return new ArrayList<>(errors);
    }

    public Map<String, Integer> kinds() {
        return Map.copyOf(kinds);
    }

    public long size() {
        return size.get();
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        root.removeHandler(this);
    }
}

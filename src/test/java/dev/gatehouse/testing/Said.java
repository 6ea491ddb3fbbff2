package dev.gatehouse.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What one class writes into the log, from now on until this is closed. */
public final class Said implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Handler listener = new Handler() {

        @Override
        public void publish(LogRecord logged) {
            var parameters = logged.getParameters();
            lines.add(logged.getLevel() + " " + (parameters == null ? logged.getMessage()
                    : logged.getMessage().formatted(parameters)));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    public Said(Class<?> by) {
        this.logger = Logger.getLogger(by.getName());
        logger.addHandler(listener);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeHandler(listener);
    }
}

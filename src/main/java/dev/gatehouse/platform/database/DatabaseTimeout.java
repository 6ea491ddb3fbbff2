package dev.gatehouse.platform.database;

/** The database has not answered in the time that a caller can be kept waiting. */
final class DatabaseTimeout extends RuntimeException {

    DatabaseTimeout() {
        super("no response in time", null, false, false);
    }
}

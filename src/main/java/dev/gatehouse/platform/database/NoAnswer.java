package dev.gatehouse.platform.database;

/** The database has not answered in the time that a caller can be kept waiting. */
final class NoAnswer extends RuntimeException {

    NoAnswer() {
        super("no answer in time", null, false, false);
    }
}

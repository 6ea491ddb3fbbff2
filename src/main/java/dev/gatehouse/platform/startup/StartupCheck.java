package dev.gatehouse.platform.startup;

/** A slice's check of its own dangerous settings. It runs once, on a worker, before the port is opened. */
public interface StartupCheck {

    /**
     * Looks at the settings, and at the database where it must.
     *
     * @throws SevereFinding when starting would be dangerous; its message is one sentence that says what to do
     */
    void check();
}

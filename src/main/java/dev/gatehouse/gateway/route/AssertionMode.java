package dev.gatehouse.gateway.route;

/** Whether the upstream is handed a signed statement of who is calling. */
public enum AssertionMode {

    /** No: plain identity headers only. */
    OFF,

    /** One for each session or token and host, at most 30 seconds old. */
    SESSION,

    /** One for each request, which names its method, its path and its id. */
    REQUEST
}

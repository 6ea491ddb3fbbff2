package dev.gatehouse.platform.http;

/** The order of all filters of the main port: the highest number first. The names of the filters are those of the numbers. */
public final class FilterOrder {

    /** Every request gets its id before anything can respond to it. */
    public static final int REQUEST_ID = 1_000;

    /** {@code HostRouter}: the doors respond here on any host; what goes on is for the issuer's own host. */
    public static final int HOST = 900;

    /** How long each endpoint takes, whoever responds below. */
    static final int TIMERS = 850;

    /** Headers of our own pages. */
    static final int SECURITY_HEADERS = 800;

    /** Cross-site writes end here. */
    static final int CSRF = 700;

    /** Preflights end here: after it is known that they write nothing, before anybody asks who sent them. */
    public static final int CORS = 690;

    /** What a library opens without being asked is closed before anything of it is reached. */
    public static final int EXTENSION_ENDPOINTS = 680;

    /** An {@code Accept} that nobody can read is none, before the framework reads it. */
    static final int ACCEPT = 610;

    /** What is still a request then has its body read. */
    static final int BODY = 600;

    /**
     * Not a filter but a route, and so by the rule of routes, the lowest first: whatever fails anywhere gets its response here.
     */
    static final int FAILURE_ROUTE = Integer.MIN_VALUE;

    private FilterOrder() {
    }
}

package dev.gatehouse.platform;

/** The order in which the filters of the main port run: the highest number first. */
public final class FilterOrder {

    /** Every request gets its id before anything can answer it. */
    public static final int REQUEST_ID = 1_000;

    /** Which surface a host belongs to is decided before any page or endpoint sees the request. */
    public static final int HOST = 900;

    /** What comes this far is for the issuer's own host. */
    public static final int TIMERS = 850;

    /** Headers of our own pages. */
    public static final int SECURITY_HEADERS = 800;

    /** Cross-site writes end here. */
    public static final int CSRF = 700;

    /** What is still a request then has its body read. */
    public static final int BODY = 600;

    private FilterOrder() {
    }
}

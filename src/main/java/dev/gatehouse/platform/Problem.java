package dev.gatehouse.platform;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A refusal that a person or a program is told about (RFC 9457). It has no stack trace: it is a response, not a bug. What the
 * caller sees is the sentence; what helps an operator goes into {@link #because(String)} and only to the log.
 */
public final class Problem extends RuntimeException {

    private final int status;
    private final String code;
    private final transient @Nullable Duration retryAfter;
    private final @Nullable String privateDetail;

    private Problem(int status, String code, String sentence, @Nullable Duration retryAfter,
            @Nullable String privateDetail) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
        this.privateDetail = privateDetail;
    }

    /** A problem of any status; {@code code} names its type in kebab-case, the sentence says what happened and what to do. */
    public static Problem of(int status, String code, String sentence) {
        return new Problem(status, code, sentence, null, null);
    }

    public static Problem badRequest(String code, String sentence) {
        return of(400, code, sentence);
    }

    public static Problem unauthorized(String code, String sentence) {
        return of(401, code, sentence);
    }

    public static Problem forbidden(String code, String sentence) {
        return of(403, code, sentence);
    }

    public static Problem notFound() {
        return of(404, "not-found", "There is nothing here. Check the address, or start again from the front page.");
    }

    public static Problem conflict(String code, String sentence) {
        return of(409, code, sentence);
    }

    public static Problem gone(String code, String sentence) {
        return of(410, code, sentence);
    }

    public static Problem tooMany(Duration retryAfter) {
        return new Problem(429, "too-many-attempts", "Too many attempts from here. Wait a moment, then try again.",
                retryAfter, null);
    }

    public static Problem unavailable(Duration retryAfter) {
        return new Problem(503, "database-away", "We can't reach our database right now. You are not signed out elsewhere. "
                + "Try again in a moment.", retryAfter, null);
    }

    /** More than this machine can do right now; nothing is broken. */
    public static Problem overloaded(Duration retryAfter) {
        return new Problem(503, "overloaded", "We are busy right now. Nothing was changed. Try again in a moment.", retryAfter,
                null);
    }

    /** A failure of ours; the cause is in the log under the request id. */
    public static Problem internal() {
        return of(500, "internal", "Something went wrong on our side. Nothing was changed that you were not told about. "
                + "Try again, and tell your administrator the request id if it stays.");
    }

    /** What a status says that is all there is to say. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> unauthorized("sign-in-needed", "You need to be signed in for this. Sign in, then try again.");
            case 403 -> forbidden("not-allowed", "You are signed in, but this is not open to you.");
            case 404 -> notFound();
            case 405 -> of(405, "method-not-allowed", "This address does not take that method.");
            case 406 -> of(406, "not-acceptable", "We cannot answer in the form you ask for.");
            case 413 -> of(413, "too-large", "That is more than this address takes.");
            case 415 -> of(415, "unsupported-media-type", "This address does not take that content type.");
            case 500 -> internal();
            default -> of(status, "bad-request", "We could not read that request. Nothing was changed.");
        };
    }

    /** The same problem with a detail for the log that the caller never sees. */
    public Problem because(String detail) {
        return new Problem(status, code, getMessage(), retryAfter, detail);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The sentence for people. */
    public String sentence() {
        return getMessage();
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public Optional<String> privateDetail() {
        return Optional.ofNullable(privateDetail);
    }
}

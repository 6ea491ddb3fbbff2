package dev.gatehouse.platform;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One event in the log: always {@code event=<slice>.<noun>.<verb> request=<id>}, {@code trace=<id>} where the trace has
 * another id than the request, and then keys of its own. No value can end the
 * line or look like another key: what is not plain stands in quotes, and what does not print is a question mark.
 */
@Front
public final class LogLine {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~:/+@-]+");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7E]|\\\\");

    private final StringBuilder line;

    private LogLine(String event, String requestId) {
        line = new StringBuilder("event=").append(event).append(" request=").append(requestId);
        if (requestId.equals(CurrentRequest.id())) {
            CurrentRequest.trace().ifPresent(trace -> with("trace", trace));
        }
    }

    /** An event of the request that is being served; outside of one its id is {@code -}. */
    public static LogLine event(String name) {
        return new LogLine(name, CurrentRequest.id());
    }

    /** An event of the request with this id. */
    public static LogLine event(String name, String requestId) {
        return new LogLine(name, requestId);
    }

    /** An id, a number, a name: in quotes only where it must be. */
    public LogLine with(String key, @Nullable Object value) {
        String text = String.valueOf(value);
        if (!PLAIN.matcher(text).matches()) {
            return saying(key, text);
        }
        line.append(' ').append(key).append('=').append(text);
        return this;
    }

    /** A sentence, always in quotes. */
    public LogLine saying(String key, @Nullable Object sentence) {
        line.append(' ').append(key).append("=\"")
                .append(UNPRINTABLE.matcher(String.valueOf(sentence).replace('"', '\'')).replaceAll("?")).append('"');
        return this;
    }

    @Override
    public String toString() {
        return line.toString();
    }
}

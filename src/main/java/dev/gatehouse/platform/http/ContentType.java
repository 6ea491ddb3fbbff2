package dev.gatehouse.platform.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a body (RFC 9110 §8.3).
 *
 * @param name in lower case, without parameters
 * @param charset in lower case, or an empty text
 */
record ContentType(String name, String charset) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String PARAMETER = "\\s*;\\s*(" + TOKEN + ")=(?:(" + TOKEN + ")|\"([^\"\\\\]*)\")";
    private static final Pattern WHOLE = Pattern.compile("\\s*(" + TOKEN + "/" + TOKEN + ")((?:" + PARAMETER + ")*)\\s*;?\\s*");
    private static final Pattern EACH = Pattern.compile(PARAMETER);
    private static final int LONGEST = 200;
    private static final Set<String> CHARSETS = Set.of("", "utf-8", "us-ascii", "iso-8859-1");

    static Optional<ContentType> parse(String header) {
        Matcher whole = WHOLE.matcher(header);
        if (header.length() > LONGEST || !whole.matches()) {
            return Optional.empty();
        }
        String charset = EACH.matcher(whole.group(2)).results()
                .filter(parameter -> parameter.group(1).equalsIgnoreCase("charset"))
                .map(parameter -> parameter.group(2) == null ? parameter.group(3) : parameter.group(2))
                .findFirst().orElse("");
        return Optional.of(new ContentType(whole.group(1).toLowerCase(Locale.ROOT), charset.toLowerCase(Locale.ROOT)));
    }

    boolean isForm() {
        return name.equals("application/x-www-form-urlencoded");
    }

    /** Whether any address here takes it: none takes files, nor text of which ASCII is no part, as in UTF-16. */
    boolean isTaken() {
        return !name.startsWith("multipart/") && CHARSETS.contains(charset);
    }
}

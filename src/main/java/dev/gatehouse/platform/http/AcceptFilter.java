package dev.gatehouse.platform.http;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Takes an {@code Accept} that nobody can read for none, as RFC 9110 §12.5.1 lets a server do. The framework reads it at
 * several places, at some of them when the answer is made already.
 */
@ApplicationScoped
final class AcceptFilter {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern RANGE = Pattern.compile("\\s*(?:\\*/\\*|" + TOKEN + "/" + TOKEN + ")(?:\\s*;\\s*(?:"
            + "[qQ]=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)|(?![qQ]=)" + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\\\,]*\")))*\\s*");
    private static final int LONGEST = 4_096;

    void register(@Observes Filters filters) {
        filters.register(this::filter, FilterOrder.ACCEPT);
    }

    private void filter(RoutingContext context) {
        var headers = context.request().headers();
        if (headers.contains(HttpHeaders.ACCEPT) && !isReadable(headers.getAll(HttpHeaders.ACCEPT))) {
            headers.remove(HttpHeaders.ACCEPT);
        }
        context.next();
    }

    static boolean isReadable(List<String> accept) {
        return accept.stream().allMatch(header -> header.length() <= LONGEST
                && List.of(header.split(",", -1)).stream().allMatch(range -> RANGE.matcher(range).matches()));
    }
}

package dev.gatehouse.platform.http;

import java.util.List;
import java.util.Set;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * What a browser says of where a request comes from: every value of {@code Sec-Fetch-Site} and {@code Origin} (W3C Fetch
 * Metadata, RFC 6454 §7). Programs say nothing.
 */
public record FetchMetadata(List<String> sites, List<String> origins) {

    private static final CharSequence SITE = HttpHeaders.createOptimized("Sec-Fetch-Site");
    private static final CharSequence MODE = HttpHeaders.createOptimized("Sec-Fetch-Mode");
    private static final CharSequence SCRIPTED = HttpHeaders.createOptimized("X-Requested-With");
    private static final Set<String> SAME = Set.of("same-origin", "none");

    public FetchMetadata {
        sites = List.copyOf(sites);
        origins = List.copyOf(origins);
    }

    public static FetchMetadata of(MultiMap headers) {
        return new FetchMetadata(headers.getAll(SITE), headers.getAll(HttpHeaders.ORIGIN));
    }

    /** Whether any of it names a page of another origin than this one. */
    public boolean isCrossOrigin(String origin) {
        return !SAME.containsAll(sites) || !origins.stream().allMatch(origin::equals);
    }

    /** Whether a browser asks that would follow a redirect and show a person what it finds. */
    public static boolean isNavigation(String method, MultiMap headers) {
        if (!method.equals("GET")) {
            return false;
        }
        String mode = headers.get(MODE);
        if (mode != null) {
            return mode.equals("navigate");
        }
        String accept = headers.get(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html") && !headers.contains(SCRIPTED);
    }
}

package dev.gatehouse.gateway;

import java.util.List;
import java.util.Set;

/**
 * What a browser says about the page that a request comes from: every value of {@code Sec-Fetch-Site} and {@code Origin}
 * (Fetch Metadata, RFC 6454 §7). Programs say nothing.
 */
public record Provenance(List<String> sites, List<String> origins) {

    private static final Set<String> SAME = Set.of("same-origin", "none");

    public Provenance {
        sites = List.copyOf(sites);
        origins = List.copyOf(origins);
    }

    public static Provenance unknown() {
        return new Provenance(List.of(), List.of());
    }

    /** Whether any of it names a page of another origin than this one. */
    public boolean isForeignTo(String origin) {
        return !SAME.containsAll(sites) || !origins.stream().allMatch(origin::equals);
    }
}

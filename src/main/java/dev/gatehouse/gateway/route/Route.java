package dev.gatehouse.gateway.route;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.gatehouse.gateway.requirement.RoutePolicy;

/**
 * One route of the policy: which requests it is for, what it requires of them, and what happens to those it lets through.
 *
 * @param hosts exact names, or {@code *.} and a name for all its direct children
 * @param methods empty for any
 * @param limits how often it may be used, each by something else
 */
public record Route(String id, List<String> hosts, List<PathPattern> paths, Set<String> methods, RoutePolicy policy,
        AssertionMode assertion, Optional<Cors> cors, Optional<Upstream> upstream, List<RouteLimit> limits) {

    public Route {
        hosts = List.copyOf(hosts);
        paths = List.copyOf(paths);
        methods = Set.copyOf(methods);
        limits = List.copyOf(limits);
    }

    /** Whether scripts of this web origin may call it. */
    public boolean isOpenTo(String origin) {
        return cors.filter(named -> named.allows(origin)).isPresent();
    }

    @Override
    public String toString() {
        return id;
    }
}

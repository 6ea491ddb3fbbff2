package dev.gatehouse.gateway.requirement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Refusal;

/**
 * What a route requires of its caller.
 *
 * @param audiences a token must be meant for one of them: our issuer when the route names nothing else
 * @param anonymous lets everybody through, whatever they present
 * @param strict how old the knowledge of revocations may be; empty for any age
 * @param requirements all of them must be met; the order is that in which a refusal is most useful, so what another sign-in can
 *        meet comes last: nobody is asked to sign in again for what is refused all the same
 */
public record RoutePolicy(List<String> audiences, boolean anonymous, Optional<Duration> strict,
        List<Requirement> requirements) {

    public RoutePolicy {
        audiences = List.copyOf(audiences);
        requirements = List.copyOf(requirements);
        if (audiences.isEmpty()) {
            throw new IllegalArgumentException("a route for no token");
        }
    }

    public RoutePolicy(List<String> audiences, boolean anonymous, List<Requirement> requirements) {
        this(audiences, anonymous, Optional.empty(), requirements);
    }

    /** Whether this route judges nobody by knowledge of revocations that is so old. */
    public boolean isTooOld(Duration age) {
        return strict.isPresent() && age.compareTo(strict.get()) > 0;
    }

    /** Whether a token that is meant for this audience counts here. */
    public boolean takes(String audience) {
        return audiences.contains(audience);
    }

    /** Empty when the caller may pass. */
    public Optional<Refusal> judge(Caller caller, Instant now) {
        return switch (caller) {
            case Caller.Anonymous nobody ->
                anonymous ? Optional.empty() : Optional.of(new Refusal.NoCredentials(audiences.getFirst(), scopes()));
            case Caller.Known known -> judgeKnown(known, now);
        };
    }

    private Optional<Refusal> judgeKnown(Caller.Known caller, Instant now) {
        if (caller instanceof Caller.Machine && needsPerson()) {
            return Optional.of(new Refusal.Forbidden());
        }
        for (var requirement : requirements) {
            var refusal = requirement.judge(caller, now);
            if (refusal.isPresent()) {
                return refusal.map(found -> found instanceof Refusal.StepUp ? stepUp() : found);
            }
        }
        return Optional.empty();
    }

    private boolean needsPerson() {
        for (var requirement : requirements) {
            if (requirement instanceof Requirement.OfSignIn) {
                return true;
            }
        }
        return false;
    }

    private Set<String> scopes() {
        return requirements.stream().filter(Requirement.Scopes.class::isInstance).map(Requirement.Scopes.class::cast)
                .findFirst().map(Requirement.Scopes::needed).orElse(Set.of());
    }

    /** All that the next sign-in has to reach, also what this one did: one more is enough. */
    private Refusal.StepUp stepUp() {
        return requirements.stream().filter(Requirement.OfSignIn.class::isInstance).map(Requirement.OfSignIn.class::cast)
                .map(Requirement.OfSignIn::challenge).reduce(Refusal.StepUp::and).orElseThrow();
    }
}

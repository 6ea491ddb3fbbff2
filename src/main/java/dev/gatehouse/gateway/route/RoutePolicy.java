package dev.gatehouse.gateway.route;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Refusal;

/**
 * What a route requires of its caller.
 *
 * @param audience what a token must be meant for; our issuer when the route names nothing else
 * @param anonymous lets everybody through, whatever they present
 * @param acr how strongly a person must have proved themselves: {@code phr}, with a passkey
 * @param maxAge how long ago at most (RFC 9470)
 */
public record RoutePolicy(String audience, Set<String> scopes, boolean anonymous, Optional<String> acr,
        Optional<Duration> maxAge) {

    public RoutePolicy {
        scopes = Set.copyOf(scopes);
    }

    /** Empty when the caller may pass. */
    public Optional<Refusal> judge(Caller caller, Instant now) {
        return switch (caller) {
            case Caller.Anonymous nobody ->
                anonymous ? Optional.empty() : Optional.of(new Refusal.NoCredentials(audience, scopes));
            case Caller.Machine machine when needsPerson() -> Optional.of(new Refusal.Forbidden());
            case Caller.Machine machine -> judgeScopes(machine);
            case Caller.Person person when !isFreshAndStrong(person, now) ->
                Optional.of(new Refusal.StepUp(acr, maxAge));
            case Caller.Person person -> judgeScopes(person);
        };
    }

    private boolean needsPerson() {
        return acr.isPresent() || maxAge.isPresent();
    }

    private Optional<Refusal> judgeScopes(Caller.Known known) {
        return known.scopes().containsAll(scopes) ? Optional.empty() : Optional.of(new Refusal.InsufficientScope(scopes));
    }

    private boolean isFreshAndStrong(Caller.Person person, Instant now) {
        if (!needsPerson()) {
            return true;
        }
        return person.proof().filter(proof -> acr.isEmpty() || acr.get().equals(proof.acr()))
                .filter(proof -> maxAge.isEmpty() || !now.isAfter(proof.at().plus(maxAge.get()))).isPresent();
    }
}

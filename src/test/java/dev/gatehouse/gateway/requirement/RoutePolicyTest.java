package dev.gatehouse.gateway.requirement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.GivenCallers;

class RoutePolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Caller.Binding SESSION = new Caller.Binding("sid", "s");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            // what the route requires:      who asks: kind, scopes, acr, seconds since, and what is said
            // scopes  anonymous acr  max-age
            "-,          false, -,    -,    anonymous, -,           -,    -,    NoCredentials",
            "-,          true,  -,    -,    anonymous, -,           -,    -,    allow",
            "-,          true,  -,    -,    person,    -,           phr,  10,   allow",
            "-,          true,  -,    -,    machine,   -,           -,    -,    allow",
            "read,       false, -,    -,    anonymous, -,           -,    -,    NoCredentials",
            "-,          false, -,    -,    person,    -,           -,    -,    allow",
            "-,          false, -,    -,    machine,   -,           -,    -,    allow",
            "read,       false, -,    -,    person,    read,        phr,  10,   allow",
            "read,       false, -,    -,    person,    read write,  phr,  10,   allow",
            "read,       false, -,    -,    person,    write,       phr,  10,   InsufficientScope",
            "read,       false, -,    -,    person,    -,           phr,  10,   InsufficientScope",
            "read,       false, -,    -,    person,    READ,        phr,  10,   InsufficientScope",
            "read,       false, -,    -,    person,    read.all,    phr,  10,   InsufficientScope",
            "read write, false, -,    -,    person,    read,        phr,  10,   InsufficientScope",
            "read write, false, -,    -,    person,    write read,  phr,  10,   allow",
            "read,       false, -,    -,    machine,   read,        -,    -,    allow",
            "read,       false, -,    -,    machine,   -,           -,    -,    InsufficientScope",
            "-,          false, phr,  -,    person,    -,           phr,  10,   allow",
            "-,          false, phr,  -,    person,    -,           pwd,  10,   StepUp",
            "-,          false, phr,  -,    person,    -,           -,    -,    StepUp",
            "-,          false, phr,  -,    machine,   -,           -,    -,    Forbidden",
            "-,          false, -,    300,  machine,   -,           -,    -,    Forbidden",
            "-,          false, -,    300,  person,    -,           phr,  299,  allow",
            "-,          false, -,    300,  person,    -,           phr,  300,  allow",
            "-,          false, -,    300,  person,    -,           phr,  301,  StepUp",
            "-,          false, -,    300,  person,    -,           -,    -,    StepUp",
            "-,          false, -,    0,    person,    -,           phr,  1,    StepUp",
            "-,          false, phr,  300,  person,    -,           phr,  10,   allow",
            "-,          false, phr,  300,  person,    -,           pwd,  10,   StepUp",
            "-,          false, phr,  300,  person,    -,           phr,  900,  StepUp",
            "read,       false, phr,  300,  person,    -,           pwd,  900,  InsufficientScope",
            "read,       false, phr,  300,  person,    read,        pwd,  900,  StepUp",
            "read,       false, phr,  300,  person,    -,           phr,  10,   InsufficientScope",
            "read,       false, phr,  300,  person,    read,        phr,  10,   allow",
            "read,       false, phr,  300,  anonymous, -,           -,    -,    NoCredentials",
            "read,       false, phr,  300,  machine,   read,        -,    -,    Forbidden",
            "read,       false, phr,  300,  machine,   -,           -,    -,    Forbidden"
    })
    void judges(String scopes, boolean anonymous, String acr, Long maxAge, String kind, String held, String reached,
            Long secondsSince, String expected) {
        var requirements = new ArrayList<Requirement>();
        if (scopes != null) {
            requirements.add(new Requirement.Scopes(words(scopes)));
        }
        if (acr != null) {
            requirements.add(new Requirement.Acr(acr));
        }
        if (maxAge != null) {
            requirements.add(new Requirement.MaxAge(Duration.ofSeconds(maxAge)));
        }
        var policy = new RoutePolicy(List.of("https://api.example.com"), anonymous, requirements);

        var verdict = policy.judge(caller(kind, words(held), reached, secondsSince), NOW);

        assertEquals(expected, verdict.map(refusal -> refusal.getClass().getSimpleName()).orElse("allow"));
    }

    private static Caller caller(String kind, Set<String> scopes, String acr, Long secondsSince) {
        return switch (kind) {
            case "anonymous" -> new Caller.Anonymous();
            case "machine" -> GivenCallers.machine("client", scopes, new Caller.Binding("jti", "j"));
            default -> GivenCallers.person("person", Optional.of("client"), scopes, SESSION, Optional.ofNullable(acr)
                    .map(level -> new Caller.Proof(NOW.minusSeconds(secondsSince), level, List.of("user"))));
        };
    }

    private static Set<String> words(String text) {
        return text == null ? Set.of() : Set.of(text.split(" "));
    }
}

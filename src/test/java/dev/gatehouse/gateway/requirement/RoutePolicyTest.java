package dev.gatehouse.gateway.requirement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Entitlements;
import dev.gatehouse.gateway.GivenCallers;
import dev.gatehouse.gateway.Refusal;

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

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            // requirement       kind     client issuer   roles       groups      amr         what is said
            "roles:support,      person,  shop,  ours,    support,    -,          swk,        allow",
            "roles:support,      person,  shop,  ours,    admin,      -,          swk,        Forbidden",
            "roles:support,      person,  shop,  ours,    -,          support,    swk,        Forbidden",
            "roles:support,      person,  shop,  ours,    SUPPORT,    -,          swk,        Forbidden",
            "roles:a b,          person,  shop,  ours,    a,          -,          swk,        allow",
            "roles:a b,          person,  shop,  ours,    c,          -,          swk,        Forbidden",
            "roles:support,      machine, shop,  ours,    -,          -,          -,          Forbidden",
            "roles:support,      machine, shop,  ours,    support,    -,          -,          allow",
            "groups:berlin,      person,  shop,  ours,    -,          berlin,     swk,        allow",
            "groups:berlin,      person,  shop,  ours,    berlin,     -,          swk,        Forbidden",
            "groups:berlin,      person,  shop,  ours,    -,          berlin.a,   swk,        Forbidden",
            "groups:a b,         person,  shop,  ours,    -,          b a,        swk,        allow",
            "groups:a b,         person,  shop,  ours,    -,          c b,        swk,        allow",
            "groups:berlin,      machine, shop,  ours,    -,          -,          -,          Forbidden",
            "clients:shop,       person,  shop,  ours,    -,          -,          swk,        allow",
            "clients:shop till,  person,  till,  ours,    -,          -,          swk,        allow",
            "clients:shop,       person,  shop2, ours,    -,          -,          swk,        Forbidden",
            "clients:shop,       person,  -,     ours,    -,          -,          swk,        Forbidden",
            "clients:shop,       machine, shop,  ours,    -,          -,          -,          allow",
            "clients:shop,       machine, till,  ours,    -,          -,          -,          Forbidden",
            "issuers:ours,       person,  shop,  ours,    -,          -,          swk,        allow",
            "issuers:ours,       person,  shop,  theirs,  -,          -,          swk,        BadCredentials",
            "issuers:theirs,     machine, shop,  ours,    -,          -,          -,          BadCredentials",
            "issuers:a theirs,   machine, shop,  theirs,  -,          -,          -,          allow",
            "amr:swk,            person,  shop,  ours,    -,          -,          swk,        allow",
            "amr:swk mfa,        person,  shop,  ours,    -,          -,          swk,        StepUp",
            "amr:swk mfa,        person,  shop,  ours,    -,          -,          mfa pop swk, allow",
            "amr:swk,            person,  shop,  ours,    -,          -,          -,          StepUp",
            "amr:swk,            machine, shop,  ours,    -,          -,          -,          Forbidden"
    })
    void judgesEachCondition(String requirement, String kind, String client, String issuer, String roles, String groups,
            String amr, String expected) {
        var policy = new RoutePolicy(List.of("https://api.example.com"), false, List.of(requirement(requirement)));
        var entitlements = new Entitlements(Set.of(), words(roles), words(groups));
        var caller = kind.equals("machine") ? new Caller.Machine(issuer, client, entitlements, SESSION)
                : new Caller.Person(issuer, "ada", Optional.ofNullable(client), entitlements, SESSION,
                        Optional.ofNullable(amr).map(means -> new Caller.Proof(NOW, "phr", List.of(means.split(" ")))));

        assertEquals(expected, said(policy, caller));
    }

    private static Requirement requirement(String written) {
        var values = words(written.substring(written.indexOf(':') + 1));
        return switch (written.substring(0, written.indexOf(':'))) {
            case "roles" -> new Requirement.Roles(values);
            case "groups" -> new Requirement.Groups(values);
            case "clients" -> new Requirement.Clients(values);
            case "issuers" -> new Requirement.Issuers(values);
            default -> new Requirement.Amr(values);
        };
    }

    private static String said(RoutePolicy policy, Caller caller) {
        return policy.judge(caller, NOW).map(refusal -> refusal.getClass().getSimpleName()).orElse("allow");
    }

    /** One more sign-in is enough: it is told all that it has to reach, also what this one did. */
    @Test
    void asksForEverythingAtOnceWhenItAsksForAnotherSignIn() {
        var policy = new RoutePolicy(List.of("a"), false, List.of(new Requirement.Acr("phr"),
                new Requirement.Amr(Set.of("mfa")), new Requirement.MaxAge(Duration.ofMinutes(5))));

        assertEquals(Optional.of(new Refusal.StepUp(Optional.of("phr"), Optional.of(Duration.ofMinutes(5)))),
                policy.judge(caller("person", Set.of(), "phr", 900L), NOW));
    }

    /** Age of the revocations: at the bound is not above it. */
    @Test
    void isStrictAboveItsBoundOnly() {
        var strict = new RoutePolicy(List.of("a"), false, Optional.of(Duration.ofSeconds(5)), List.of());

        assertEquals(false, strict.isTooOld(Duration.ofSeconds(5)));
        assertEquals(true, strict.isTooOld(Duration.ofMillis(5001)));
        assertEquals(false, new RoutePolicy(List.of("a"), false, List.of()).isTooOld(Duration.ofDays(9)));
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

package dev.gatehouse.gateway.caller;

import java.util.Optional;
import java.util.Set;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.oidc.token.AccessToken;

/** A token whose signature and times are right, and who presents it. */
record VerifiedToken(AccessToken facts, Caller.Known caller) {

    static VerifiedToken of(AccessToken facts) {
        var scopes = facts.scopes().values();
        return new VerifiedToken(facts, facts.sid().isPresent() ? person(facts, scopes) : machineOrPerson(facts, scopes));
    }

    /** The subject of a machine is its client id, and no client id looks like a person's subject (RFC 9700 §4.15). */
    private static Caller.Known machineOrPerson(AccessToken facts, Set<String> scopes) {
        return facts.subject().equals(facts.clientId())
                ? new Caller.Machine(facts.clientId(), scopes, new Caller.Binding("jti", facts.jti()))
                : person(facts, scopes);
    }

    private static Caller.Person person(AccessToken facts, Set<String> scopes) {
        var binding = facts.sid().map(sid -> new Caller.Binding("sid", sid))
                .orElseGet(() -> new Caller.Binding("jti", facts.jti()));
        var proof = facts.authTime().flatMap(at -> facts.acr().map(acr -> new Caller.Proof(at, acr, facts.amr())));
        return new Caller.Person(facts.subject(), Optional.of(facts.clientId()), scopes, binding, proof);
    }
}

package dev.gatehouse.gateway.caller;

import java.util.Optional;
import java.util.Set;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.oidc.token.AccessToken;

/** A token whose signature and times are right, and who presents it. */
record VerifiedToken(AccessToken token, Caller.Known caller) {

    static VerifiedToken of(AccessToken token) {
        var scopes = token.scopes().values();
        return new VerifiedToken(token, token.sid().isPresent() ? person(token, scopes) : machineOrPerson(token, scopes));
    }

    /** The subject of a machine is its client id, and no client id looks like a person's subject (RFC 9700 §4.15). */
    private static Caller.Known machineOrPerson(AccessToken token, Set<String> scopes) {
        return token.isMachine()
                ? new Caller.Machine(token.clientId(), scopes, new Caller.Binding("jti", token.jti()))
                : person(token, scopes);
    }

    private static Caller.Person person(AccessToken token, Set<String> scopes) {
        var binding = token.sid().map(sid -> new Caller.Binding("sid", sid))
                .orElseGet(() -> new Caller.Binding("jti", token.jti()));
        var proof = token.authentication().map(Caller.Proof::new);
        return new Caller.Person(token.subject(), Optional.of(token.clientId()), scopes, binding, proof);
    }
}

package dev.gatehouse.gateway.caller;

import java.util.Optional;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Entitlements;
import dev.gatehouse.oidc.token.AccessToken;

/** A token whose signature and times are right, and who presents it. */
record VerifiedToken(AccessToken token, Caller.Known caller) {

    static VerifiedToken of(AccessToken token, String issuer) {
        return new VerifiedToken(token, token.sid().isPresent() ? person(token, issuer) : machineOrPerson(token, issuer));
    }

    /** The subject of a machine is its client id, and no client id looks like a person's subject (RFC 9700 §4.15). */
    private static Caller.Known machineOrPerson(AccessToken token, String issuer) {
        return token.isMachine()
                ? new Caller.Machine(issuer, token.clientId(), entitlements(token), new Caller.Binding("jti", token.jti()))
                : person(token, issuer);
    }

    private static Caller.Person person(AccessToken token, String issuer) {
        var binding = token.sid().map(sid -> new Caller.Binding("sid", sid))
                .orElseGet(() -> new Caller.Binding("jti", token.jti()));
        var proof = token.authentication().map(Caller.Proof::new);
        return new Caller.Person(issuer, token.subject(), Optional.of(token.clientId()), entitlements(token), binding, proof);
    }

    private static Entitlements entitlements(AccessToken token) {
        return new Entitlements(token.scopes().values(), token.authorization().roles(), token.authorization().groups());
    }
}

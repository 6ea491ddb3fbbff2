package dev.gatehouse.oidc;

import static dev.gatehouse.oidc.Claim.Place.ID_TOKEN;
import static dev.gatehouse.oidc.Claim.Place.INTROSPECTION;
import static dev.gatehouse.oidc.Claim.Place.USERINFO;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The claims we know (RFC 7519 §4.1, OpenID Connect Core §2, RFC 9068 §2.2 and §2.2.3.1), each with the places it is told
 * in; access tokens aside, which are read by resources only.
 */
public enum Claim implements WireValue {

    ISS(ID_TOKEN, INTROSPECTION),
    SUB(ID_TOKEN, INTROSPECTION, USERINFO),
    AUD(ID_TOKEN, INTROSPECTION),
    EXP(ID_TOKEN, INTROSPECTION),
    IAT(ID_TOKEN, INTROSPECTION),
    JTI(INTROSPECTION),
    CLIENT_ID(INTROSPECTION),
    SCOPE(INTROSPECTION),
    AUTH_TIME(ID_TOKEN),
    NONCE(ID_TOKEN),
    ACR(ID_TOKEN, INTROSPECTION),
    AMR(ID_TOKEN),
    SID(ID_TOKEN, INTROSPECTION),
    AT_HASH(ID_TOKEN),
    NAME(Scopes.PROFILE, USERINFO),
    ROLES(Scopes.ROLES, ID_TOKEN, INTROSPECTION, USERINFO),
    GROUPS(Scopes.GROUPS, ID_TOKEN, INTROSPECTION, USERINFO),
    /** Of what an access token says of roles and groups; nobody else needs it. */
    UPDATED_AT();

    /** Where claims are told to a client. */
    public enum Place {
        ID_TOKEN,
        INTROSPECTION,
        USERINFO
    }

    private final Set<Place> places;

    private final Optional<String> scope;

    Claim(Place... places) {
        this.places = Set.of(places);
        this.scope = Optional.empty();
    }

    /** One that a client is told only when it asked for a scope (OpenID Connect Core §5.4). */
    Claim(String scope, Place... places) {
        this.places = Set.of(places);
        this.scope = Optional.of(scope);
    }

    public boolean isToldIn(Place place) {
        return places.contains(place);
    }

    /** Whether who was granted these scopes is told it; introspection tells of a token all the same. */
    boolean isAskedFor(Scopes scopes) {
        return scope.map(scopes::contains).orElse(true);
    }

    /** {@code claims_supported} (OpenID Connect Discovery §3): what a client may learn of a person from us. */
    public static List<String> supported() {
        return Arrays.stream(values()).filter(claim -> claim.isToldIn(ID_TOKEN) || claim.isToldIn(USERINFO))
                .map(Claim::wire).toList();
    }
}

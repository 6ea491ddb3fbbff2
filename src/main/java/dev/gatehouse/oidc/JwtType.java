package dev.gatehouse.oidc;

/**
 * What a JWT of ours is, by its {@code typ} header (RFC 8725 §3.11). They are signed with keys of the same ring, so nothing
 * else keeps one from being taken for another.
 */
public enum JwtType implements WireValue {

    /** RFC 9068 §2.1. */
    ACCESS_TOKEN("at+jwt"),

    /** OpenID Connect Core names none; this is what RFC 7519 §5.1 recommends. */
    ID_TOKEN("JWT"),

    /** What the gateway tells an upstream about the caller. */
    IDENTITY_ASSERTION("gatehouse-assertion+jwt");

    private final String wire;

    JwtType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}

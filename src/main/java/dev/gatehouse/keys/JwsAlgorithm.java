package dev.gatehouse.keys;

/** What we sign with (RFC 7518 §3.1). The algorithm belongs to the key; a header never chooses it. */
public enum JwsAlgorithm {

    /** For tokens: every verifier there is accepts it. */
    RS256,

    /** For assertions to upstreams: signing is cheap. */
    ES256
}

package dev.gatehouse.passkey.cose;

/** What we offer authenticators to sign with, in the order of our preference (COSE numbers, RFC 9053). */
public enum CoseAlgorithm {

    ES256(-7),
    EDDSA(-8),
    RS256(-257);

    private final int cose;

    CoseAlgorithm(int cose) {
        this.cose = cose;
    }

    public int cose() {
        return cose;
    }
}

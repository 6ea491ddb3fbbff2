package dev.gatehouse.passkey;

/** A proof of possession that held. The counter is yet to be judged, under the lock of its row. */
public record VerifiedAssertion(long signCount, boolean backedUp) {

    /**
     * When it happened among all challenges and responses: a later one has a higher number, on every replica.
     *
     * @param challenge the number of its challenge
     * @param response the number of the response
     */
    public record Order(long challenge, long response) {
    }
}

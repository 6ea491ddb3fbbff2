package dev.gatehouse.passkey;

/** A proof of possession that held. The counter is yet to be judged, under the lock of its row. */
public record VerifiedAssertion(long signCount, boolean backedUp) {

    /**
     * When it happened among all challenges and answers.
     *
     * @param asked the number of its challenge
     * @param answered the number of the answer
     */
    public record Order(long asked, long answered) {
    }
}

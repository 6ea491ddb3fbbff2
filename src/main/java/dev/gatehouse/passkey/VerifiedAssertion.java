package dev.gatehouse.passkey;

/** A proof of possession that held. The counter is yet to be judged, under the lock of its row. */
public record VerifiedAssertion(long signCount, boolean backedUp) {
}

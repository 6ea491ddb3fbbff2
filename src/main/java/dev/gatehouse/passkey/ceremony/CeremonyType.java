package dev.gatehouse.passkey.ceremony;

/** What a challenge was given out for; it is good for nothing else. */
enum CeremonyType {
    REGISTRATION,
    AUTHENTICATION
}

package dev.gatehouse.passkey.ceremony;

/** Where the page goes on after a ceremony. */
record Location(String location) {
}

package dev.gatehouse.keys.rotation;

import java.security.PrivateKey;

import dev.gatehouse.keys.JwsAlgorithm;

/** A key that is not stored yet. */
record GeneratedKey(String kid, JwsAlgorithm algorithm, String publicJwk, PrivateKey privateKey) {

    @Override
    public String toString() {
        return "GeneratedKey[" + kid + "]";
    }
}

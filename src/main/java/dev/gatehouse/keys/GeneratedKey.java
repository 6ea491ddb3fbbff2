package dev.gatehouse.keys;

import java.security.PrivateKey;

/** A key that was just made. */
record GeneratedKey(String kid, JwsAlgorithm algorithm, String publicJwk, PrivateKey privateKey) {

    @Override
    public String toString() {
        return "FreshKey[" + kid + "]";
    }
}

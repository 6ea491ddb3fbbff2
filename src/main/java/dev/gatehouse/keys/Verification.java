package dev.gatehouse.keys;

import java.util.Map;

/** What became of a token. */
public sealed interface Verification {

    /** We signed it. Whether it is meant for the one who reads it, and still counts, the claims tell. */
    record Valid(Map<String, Object> claims, String kid) implements Verification {
    }

    /** It is none of ours; the reason is for the log only. */
    record Invalid(String reason) implements Verification {
    }
}

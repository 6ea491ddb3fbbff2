package dev.gatehouse.gateway;

/** A request that two programs could read differently, so nobody can be asked to judge it. The reason is for the audit. */
public final class AmbiguousRequest extends RuntimeException {

    public AmbiguousRequest(String reason) {
        super(reason, null, false, false);
    }
}

package dev.gatehouse.gateway;

/** A request that two programs could read differently, so it is refused. The reason is for the audit trail and the operator. */
public final class AmbiguousRequest extends RuntimeException {

    public AmbiguousRequest(String reason) {
        super(reason, null, false, false);
    }
}

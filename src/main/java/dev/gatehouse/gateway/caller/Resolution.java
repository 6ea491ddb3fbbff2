package dev.gatehouse.gateway.caller;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Refusal;

/** What looking at the credentials of a request led to. */
public sealed interface Resolution {

    /** We know who it is, or that nothing was presented. */
    record Resolved(Caller caller) implements Resolution {
    }

    /** Something was presented, and it does not count. */
    record Rejected(Refusal refusal, String reason) implements Resolution {
    }
}

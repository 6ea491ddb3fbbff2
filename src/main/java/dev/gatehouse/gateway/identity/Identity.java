package dev.gatehouse.gateway.identity;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.route.AssertionMode;
import io.vertx.core.Future;

/** Everything an upstream is told about one caller. */
@Singleton
public class Identity {

    private static final int LONGEST = 8192;

    private final IdentityAssertion assertion;

    Identity(IdentityAssertion assertion) {
        this.assertion = assertion;
    }

    /** The headers alone. */
    public Map<String, String> headers(Caller caller) {
        return IdentityHeaders.of(caller);
    }

    /** The headers for a request that was let through, with the assertion if its route wants one. */
    public Future<Map<String, String>> headers(Caller caller, AccessRequest request, AssertionMode mode, String requestId) {
        var plain = IdentityHeaders.of(caller);
        if (mode == AssertionMode.OFF || !(caller instanceof Caller.Known known)) {
            return Future.succeededFuture(bounded(plain));
        }
        var signed = mode == AssertionMode.REQUEST ? assertion.about(known, request, requestId)
                : assertion.about(known, request.host());
        return signed.map(jwt -> bounded(with(plain, jwt)));
    }

    /** Servers refuse heads that are too long, and half an identity is another one. */
    private static Map<String, String> bounded(Map<String, String> headers) {
        var length = 0;
        for (var header : headers.entrySet()) {
            length += header.getKey().length() + header.getValue().length();
        }
        if (length > LONGEST) {
            throw new OversizedIdentity(length);
        }
        return headers;
    }

    /** An identity that no upstream would be sure to take whole. */
    static final class OversizedIdentity extends RuntimeException {

        OversizedIdentity(int length) {
            super("identity headers of " + length + " characters, where " + LONGEST + " are the most");
        }
    }

    private static Map<String, String> with(Map<String, String> plain, String jwt) {
        var headers = new LinkedHashMap<>(plain);
        headers.put(IdentityHeaders.ASSERTION, jwt);
        return headers;
    }
}

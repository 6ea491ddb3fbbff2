package dev.gatehouse.gateway.identity;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.gateway.route.AssertionMode;
import io.vertx.core.Future;

/** Everything an upstream is told about one caller. */
@Singleton
public class Identity {

    private final IdentityAssertion assertion;

    Identity(IdentityAssertion assertion) {
        this.assertion = assertion;
    }

    /** The headers alone. */
    public Map<String, String> headers(Caller caller) {
        return IdentityHeaders.of(caller);
    }

    /** The headers for a host, with the assertion if its route wants one. */
    public Future<Map<String, String>> headers(Caller caller, HostName host, AssertionMode mode) {
        var plain = IdentityHeaders.of(caller);
        if (mode == AssertionMode.OFF || !(caller instanceof Caller.Known known)) {
            return Future.succeededFuture(plain);
        }
        return assertion.about(known, host).map(jwt -> with(plain, jwt));
    }

    private static Map<String, String> with(Map<String, String> plain, String jwt) {
        var headers = new LinkedHashMap<>(plain);
        headers.put(IdentityHeaders.ASSERTION, jwt);
        return headers;
    }
}

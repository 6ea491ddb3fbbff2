package dev.gatehouse.gateway.identity;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.gateway.route.Assertion;
import io.smallrye.mutiny.Uni;

/** Everything an upstream is told about one caller. */
@ApplicationScoped
public class Identity {

    private final IdentityAssertion assertion;

    Identity(IdentityAssertion assertion) {
        this.assertion = assertion;
    }

    /** The headers alone. */
    public Map<String, String> headers(Caller caller) {
        return IdentityHeaders.of(caller);
    }

    /** The headers for a host, with the assertion that its route chose. */
    public Uni<Map<String, String>> headers(Caller caller, HostName host, Assertion chosen) {
        var plain = IdentityHeaders.of(caller);
        if (chosen == Assertion.OFF || !(caller instanceof Caller.Known known)) {
            return Uni.createFrom().item(plain);
        }
        return assertion.about(known, host).map(jwt -> {
            var headers = new LinkedHashMap<>(plain);
            headers.put(IdentityHeaders.ASSERTION, jwt);
            return headers;
        });
    }
}

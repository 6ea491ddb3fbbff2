package dev.gatehouse.gateway.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.gateway.route.AssertionMode;
import io.smallrye.mutiny.Uni;

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

    /** The headers for a host, when none of them has to be signed first. */
    public Optional<Map<String, String>> headersNow(Caller caller, HostName host, AssertionMode chosen) {
        var plain = IdentityHeaders.of(caller);
        if (chosen == AssertionMode.OFF || !(caller instanceof Caller.Known known)) {
            return Optional.of(plain);
        }
        return assertion.remembered(known, host).map(jwt -> with(plain, jwt));
    }

    /** The headers for a host, with the assertion that its route chose. */
    public Uni<Map<String, String>> headers(Caller caller, HostName host, AssertionMode chosen) {
        if (chosen == AssertionMode.OFF || !(caller instanceof Caller.Known known)) {
            return Uni.createFrom().item(IdentityHeaders.of(caller));
        }
        return assertion.about(known, host).map(jwt -> with(IdentityHeaders.of(caller), jwt));
    }

    private static Map<String, String> with(Map<String, String> plain, String jwt) {
        var headers = new LinkedHashMap<>(plain);
        headers.put(IdentityHeaders.ASSERTION, jwt);
        return headers;
    }
}

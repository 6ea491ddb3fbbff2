package dev.gatehouse.gateway.issuer;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.gatehouse.platform.network.OutboundHttp;
import dev.gatehouse.platform.policy.PolicyNode;

/** The issuers of the running policy. One whose entry changes begins anew, without keys: nothing that it said before counts. */
@Singleton
public class TrustedIssuers {

    private final OutboundHttp http;
    private final Clock clock;
    private volatile Map<String, ExternalIssuer> current = Map.of();

    TrustedIssuers(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** What a policy declares, for who names it elsewhere in the file: the issuers, each with what its tokens may be for. */
    public static Map<String, List<String>> declaredIn(PolicyNode policy) {
        return policy.get(IssuerSection.KEY).items().stream().collect(
                Collectors.toMap(entry -> entry.string("issuer"), entry -> entry.strings("audience"), (one, other) -> one));
    }

    /** Whether the policy trusts anybody beside us. */
    public boolean isEmpty() {
        return current.isEmpty();
    }

    public Optional<ExternalIssuer> find(String issuer) {
        return Optional.ofNullable(current.get(issuer));
    }

    /** Whether a token that was verified would be so again: by the same entry of the policy, with a key that is still there. */
    public boolean stillTrusts(ExternalToken token) {
        return current.get(token.issuer()) == token.from() && token.from().stillHas(token.key());
    }

    /** Takes over the issuers of a policy. Their keys are asked for, and nobody waits for them. */
    void replace(List<TrustedIssuer> successors) {
        var before = current;
        var after = new LinkedHashMap<String, ExternalIssuer>();
        for (var policy : successors) {
            var known = before.get(policy.issuer());
            after.put(policy.issuer(), known != null && known.policy().equals(policy) ? known : begun(policy));
        }
        current = Map.copyOf(after);
        current.values().forEach(ExternalIssuer::prepare);
    }

    private ExternalIssuer begun(TrustedIssuer policy) {
        return new ExternalIssuer(policy, new IssuerKeys(policy.issuer(), new KeyPublication(policy, http)::fetch, clock),
                clock);
    }
}

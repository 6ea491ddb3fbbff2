package dev.gatehouse.oidc;

import java.util.List;
import java.util.function.Predicate;

import dev.gatehouse.platform.Front;

/**
 * Proofs of possession that a client may send and that are not supported here. One that was ignored would let the client
 * believe that its tokens are of no use to a thief, so the request is refused (RFC 9449 §5, §10; RFC 9201 §3.1; OAuth 2.0
 * Attestation-Based Client Authentication).
 */
@Front
public final class PossessionProofs {

    /** As request headers. */
    public static final List<String> HEADERS = List.of("DPoP", "OAuth-Client-Attestation", "OAuth-Client-Attestation-PoP");

    /** As parameters of a request. */
    public static final List<OAuthParameter> PARAMETERS = List.of(OAuthParameter.DPOP_JKT, OAuthParameter.REQ_CNF);

    private PossessionProofs() {
    }

    /** Refuses a request that has one of these headers, be it empty, or one of these parameters. */
    public static void refuse(Predicate<String> hasHeader, OAuthParameters sent) {
        HEADERS.stream().filter(hasHeader).findFirst().ifPresent(name -> {
            throw OAuthError.invalidRequest("The header " + name + " is not supported here.");
        });
        PARAMETERS.stream().filter(sent::has).findFirst().ifPresent(parameter -> {
            throw OAuthError.invalidRequest("The parameter " + parameter.wire() + " is not supported here.");
        });
    }
}

package dev.gatehouse.account;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * How somebody proved who they are.
 *
 * @param at when ({@code auth_time})
 * @param acr what the proof is worth (OpenID Connect Core §2; values of EAP ACR 1.0)
 * @param amr by which means (RFC 8176)
 * @param passkey the passkey that was used
 */
public record Authentication(Instant at, String acr, List<String> amr, UUID passkey) {

    /** Phishing-resistant, as every sign-in with a passkey is (EAP ACR Values 1.0 §2). */
    public static final String PHISHING_RESISTANT = "phr";

    public Authentication {
        Objects.requireNonNull(at);
        Objects.requireNonNull(acr);
        Objects.requireNonNull(passkey);
        amr = List.copyOf(amr);
    }
}

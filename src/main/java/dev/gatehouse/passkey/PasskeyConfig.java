package dev.gatehouse.passkey;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whom passkeys are made for, and how ceremonies are bounded. */
@ConfigMapping(prefix = "gatehouse.passkey")
public interface PasskeyConfig {

    /**
     * The relying party id: the issuer's host, or a domain above it. It is stored with each passkey; passkeys made for another
     * one cannot be used, so a change under existing passkeys refuses the start.
     */
    Optional<String> rpId();

    /** The origins whose pages may hold ceremonies: the issuer alone; any other refuses the start (ADR 0010). */
    Optional<List<URI>> origins();

    /** How long a challenge waits for its response. */
    @WithDefault("5m")
    Duration challengeTimeout();

    /** What a browser calls us in its own sheet. */
    @WithDefault("Gatehouse")
    String rpName();

    /** Which kinds of device a browser should offer first. Advice, and no rule: every kind still works. */
    Optional<List<PublicKeyCredentialHint>> hints();

    /**
     * How many challenges one address may ask for in a minute, how many responses it may send, and how many enrolment links
     * open. An office has one address.
     */
    @WithDefault("600")
    int challengesPerMinute();
}

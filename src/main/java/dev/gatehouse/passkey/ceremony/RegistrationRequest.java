package dev.gatehouse.passkey.ceremony;

import java.util.Optional;

import dev.gatehouse.platform.OpaqueToken;

/**
 * Who asks to register.
 *
 * @param ticket of an enrolment link; may be missing
 * @param name of a newcomer without a link, or with one that names nobody; may be missing
 */
record RegistrationRequest(String ticket, String name) {

    Optional<OpaqueToken> byTicket() {
        return Optional.ofNullable(ticket).filter(given -> !given.isEmpty()).map(OpaqueToken::of);
    }

    Optional<String> byName() {
        return Optional.ofNullable(name);
    }
}

package dev.gatehouse.oidc.request;

import java.util.Optional;

/**
 * Where a response goes, and how.
 *
 * @param state what the application wants back
 */
public record RedirectTarget(RedirectUri uri, ResponseMode mode, Optional<String> state) {
}

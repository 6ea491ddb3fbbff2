package dev.gatehouse.oidc.client;

import java.util.Optional;

import dev.gatehouse.platform.Secret;

/**
 * Who a request says it is, before anybody believed it.
 *
 * @param method
 *        the way the secret, or its absence, was presented
 */
record PresentedClient(String id, ClientAuthMethod method, Optional<Secret> secret) {
}

package dev.gatehouse.oidc.grant;

import java.time.Instant;

import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;

/** A request at the token endpoint, after the client proved who it is. */
public record TokenRequest(Client client, OAuthParameters parameters, Instant now) {
}

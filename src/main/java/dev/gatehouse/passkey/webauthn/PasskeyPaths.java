package dev.gatehouse.passkey.webauthn;

import static dev.gatehouse.platform.endpoint.Endpoint.Trait.POP_UP;
import static dev.gatehouse.platform.endpoint.Endpoint.Trait.WITHOUT_SESSION;

import java.util.List;

import jakarta.inject.Singleton;

import dev.gatehouse.account.LoginRedirect;
import dev.gatehouse.platform.endpoint.Endpoint;
import dev.gatehouse.platform.endpoint.EndpointSource;

/** Paths of sign-in and of what password managers read. */
@Singleton
public class PasskeyPaths implements EndpointSource {

    /** A person's own page. */
    public static final String ACCOUNT = "/account";

    /** Where passkeys are made and managed (Passkey Endpoints Well-Known URL). */
    static final String PASSKEY_ENDPOINTS = "/.well-known/passkey-endpoints";

    /** Other origins that may use our passkeys (WebAuthn §5.11.1). */
    static final String RELATED_ORIGINS = "/.well-known/webauthn";

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(LoginRedirect.LOGIN, POP_UP),
                Endpoint.of(PASSKEY_ENDPOINTS, WITHOUT_SESSION),
                Endpoint.of(RELATED_ORIGINS, WITHOUT_SESSION));
    }
}

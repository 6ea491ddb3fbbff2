package dev.gatehouse.keys.jwks;

import static dev.gatehouse.platform.endpoint.Endpoint.Trait.CORS_ANYBODY;
import static dev.gatehouse.platform.endpoint.Endpoint.Trait.WITHOUT_SESSION;

import java.util.List;

import jakarta.inject.Singleton;

import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.endpoint.Endpoint;
import dev.gatehouse.platform.endpoint.EndpointSource;

/** Where the public keys are. */
@Front
@Singleton
public class KeysPaths implements EndpointSource {

    public static final String JWKS = "/oauth2/jwks";

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.of(JWKS, WITHOUT_SESSION, CORS_ANYBODY));
    }
}

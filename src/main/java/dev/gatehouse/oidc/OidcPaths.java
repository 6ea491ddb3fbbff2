package dev.gatehouse.oidc;

import static dev.gatehouse.platform.endpoint.Endpoint.Trait.CORS_ANYBODY;
import static dev.gatehouse.platform.endpoint.Endpoint.Trait.CORS_CLIENTS;
import static dev.gatehouse.platform.endpoint.Endpoint.Trait.OWN_CSRF_RULE;
import static dev.gatehouse.platform.endpoint.Endpoint.Trait.OWN_FORM_ERRORS;
import static dev.gatehouse.platform.endpoint.Endpoint.Trait.POP_UP;
import static dev.gatehouse.platform.endpoint.Endpoint.Trait.WITHOUT_SESSION;

import java.util.List;

import jakarta.inject.Singleton;

import dev.gatehouse.platform.endpoint.Endpoint;
import dev.gatehouse.platform.endpoint.EndpointSource;

/** The provider's paths. The protocol's endpoints are called from other sites by design, and trust no cookie in a write. */
@Singleton
public class OidcPaths implements EndpointSource {

    public static final String AUTHORIZE = "/oauth2/authorize";
    public static final String CONSENT = "/consent";
    public static final String TOKEN = "/oauth2/token";
    public static final String USERINFO = "/oauth2/userinfo";
    public static final String REVOKE = "/oauth2/revoke";
    public static final String INTROSPECT = "/oauth2/introspect";
    public static final String LOGOUT = "/oauth2/logout";
    public static final String WELL_KNOWN = "/.well-known";
    public static final String OPENID_CONFIGURATION = "/openid-configuration";
    public static final String AUTHORIZATION_SERVER = "/oauth-authorization-server";

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(AUTHORIZE, OWN_CSRF_RULE, OWN_FORM_ERRORS, POP_UP),
                Endpoint.of(CONSENT, POP_UP),
                Endpoint.of(TOKEN, OWN_CSRF_RULE, OWN_FORM_ERRORS, WITHOUT_SESSION, CORS_CLIENTS),
                Endpoint.of(USERINFO, OWN_CSRF_RULE, OWN_FORM_ERRORS, WITHOUT_SESSION, CORS_CLIENTS),
                Endpoint.of(REVOKE, OWN_CSRF_RULE, OWN_FORM_ERRORS, WITHOUT_SESSION, CORS_CLIENTS),
                Endpoint.of(INTROSPECT, OWN_CSRF_RULE, OWN_FORM_ERRORS, WITHOUT_SESSION),
                Endpoint.of(LOGOUT, OWN_CSRF_RULE, OWN_FORM_ERRORS),
                Endpoint.of(WELL_KNOWN + OPENID_CONFIGURATION, WITHOUT_SESSION, CORS_ANYBODY),
                Endpoint.of(WELL_KNOWN + AUTHORIZATION_SERVER, WITHOUT_SESSION, CORS_ANYBODY));
    }
}

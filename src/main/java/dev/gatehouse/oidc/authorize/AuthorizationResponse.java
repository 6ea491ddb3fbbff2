package dev.gatehouse.oidc.authorize;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.request.RedirectTarget;

/** Where the browser is sent. */
sealed interface AuthorizationResponse {

    /** To a page of ours. */
    record Page(String location) implements AuthorizationResponse {
    }

    /** Back to the application, with the parameters in their order. */
    record Redirect(RedirectTarget to, Map<String, String> parameters) implements AuthorizationResponse {

        /** RFC 6749 §4.1.2. */
        static Redirect code(RedirectTarget to, String code, String issuer) {
            return of(to, issuer, Map.entry(OAuthParameter.CODE, code));
        }

        /** RFC 6749 §4.1.2.1. */
        static Redirect error(RedirectTarget to, OAuthError error, String issuer) {
            return of(to, issuer, Map.entry(OAuthParameter.ERROR, error.code().wire()),
                    Map.entry(OAuthParameter.ERROR_DESCRIPTION, error.description()));
        }

        /** With the issuer, for a code and an error alike, as RFC 9207 §2 asks, against mix-up. */
        @SafeVarargs
        private static Redirect of(RedirectTarget to, String issuer, Map.Entry<OAuthParameter, String>... first) {
            var parameters = new LinkedHashMap<String, String>();
            for (var parameter : first) {
                parameters.put(parameter.getKey().wire(), parameter.getValue());
            }
            to.state().ifPresent(state -> parameters.put(OAuthParameter.STATE.wire(), state));
            parameters.put(OAuthParameter.ISS.wire(), issuer);
            return new Redirect(to, parameters);
        }

        /** Names only: the code is a secret. */
        @Override
        public String toString() {
            return "Redirect[to=" + to.uri().host() + ", parameters=" + parameters.keySet() + "]";
        }
    }
}

package dev.gatehouse.oidc.authorize;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.request.RedirectTarget;
import dev.gatehouse.platform.OpaqueToken;

/** Where the browser is sent. */
sealed interface AuthorizationResponse {

    /** To a page of ours. */
    record Page(String location) implements AuthorizationResponse {
    }

    /** Back to the application, with the parameters of the answer in their order. */
    record Redirect(RedirectTarget to, Map<String, String> parameters) implements AuthorizationResponse {

        /** RFC 6749 §4.1.2, with the issuer as RFC 9207 §2 asks, against mix-up. */
        static Redirect code(RedirectTarget to, OpaqueToken code, String issuer) {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("code", code.value());
            return new Redirect(to, ended(parameters, to, issuer));
        }

        /** RFC 6749 §4.1.2.1; an error names its issuer too. */
        static Redirect error(RedirectTarget to, OAuthError error, String issuer) {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("error", error.code().wire());
            parameters.put("error_description", error.description());
            return new Redirect(to, ended(parameters, to, issuer));
        }

        private static Map<String, String> ended(Map<String, String> parameters, RedirectTarget to, String issuer) {
            to.state().ifPresent(state -> parameters.put("state", state));
            parameters.put("iss", issuer);
            return parameters;
        }

        @Override
        public String toString() {
            return "Return[to=" + to.place() + ", parameters=" + parameters.keySet() + "]";
        }
    }
}

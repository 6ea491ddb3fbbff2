package dev.gatehouse.oidc.authorize;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.request.ReturnAddress;
import dev.gatehouse.platform.OpaqueToken;

/** Where the browser is sent. */
sealed interface Answer {

    /** To a page of ours. */
    record Detour(String location) implements Answer {
    }

    /** Back to the application, with the parameters of the answer in their order. */
    record Return(ReturnAddress to, Map<String, String> parameters) implements Answer {

        /** RFC 6749 §4.1.2, with the issuer as RFC 9207 §2 asks, against mix-up. */
        static Return code(ReturnAddress to, OpaqueToken code, String issuer) {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("code", code.value());
            return new Return(to, ended(parameters, to, issuer));
        }

        /** RFC 6749 §4.1.2.1; an error names its issuer too. */
        static Return error(ReturnAddress to, OAuthError error, String issuer) {
            var parameters = new LinkedHashMap<String, String>();
            parameters.put("error", error.code().wire());
            parameters.put("error_description", error.description());
            return new Return(to, ended(parameters, to, issuer));
        }

        private static Map<String, String> ended(Map<String, String> parameters, ReturnAddress to, String issuer) {
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

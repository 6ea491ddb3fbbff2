package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.client.Client;

/** What the checks say of a request whose client and redirect URI are known. */
public sealed interface Judgement {

    ReturnAddress to();

    Client client();

    /** It may go on. */
    record Sound(AuthorizationRequest request, Client client, ReturnAddress to) implements Judgement {

        /** The same request, refused after all. */
        public Faulty faulty(OAuthError error) {
            return new Faulty(error, client, to);
        }
    }

    /** The application is told what is wrong (RFC 6749 §4.1.2.1). */
    record Faulty(OAuthError error, Client client, ReturnAddress to) implements Judgement {
    }
}

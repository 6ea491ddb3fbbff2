package dev.gatehouse.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.SignedInPerson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;

/**
 * A client library that knows nothing of us but the issuer's address: discovery, code flow with PKCE, a passkey and consent on
 * the way, userinfo, refresh, logout.
 */
@QuarkusTest
class IndependentClientTest {

    private static final ClientID CLIENT = new ClientID("authorize-library");
    private static final URI CALLBACK = URI.create("https://library.example.com/callback");
    private static final URI BYE = URI.create("https://library.example.com/bye");

    @Inject
    PublicUrl publicUrl;

    @Test
    void completesEverythingAnOrdinaryAppDoes() throws Exception {
        var person = SignedInPerson.enrol("Ada Lovelace");
        var provider = OIDCProviderMetadata.resolve(new Issuer(publicUrl.issuer()));
        var verifier = new CodeVerifier();
        var state = new State();
        var nonce = new Nonce();

        var browser = new Browser();
        var code = approve(browser, person, provider, verifier, state, nonce);
        var tokens = redeem(provider, new AuthorizationCodeGrant(code, CALLBACK, verifier));

        var identity = new IDTokenValidator(provider.getIssuer(), CLIENT, JWSAlgorithm.RS256, provider.getJWKSetURI().toURL())
                .validate(tokens.getIDToken(), nonce);
        assertEquals(person.account().toString(), identity.getSubject().getValue());
        assertNotEquals(null, identity.getAuthenticationTime());

        var userinfo = UserInfoResponse.parse(new UserInfoRequest(provider.getUserInfoEndpointURI(),
                tokens.getBearerAccessToken()).toHTTPRequest().send()).toSuccessResponse().getUserInfo();
        assertEquals(identity.getSubject(), userinfo.getSubject());
        assertEquals("Ada Lovelace", userinfo.getName());

        var refreshed = redeem(provider, new RefreshTokenGrant(tokens.getRefreshToken()));
        assertNotEquals(tokens.getBearerAccessToken(), refreshed.getBearerAccessToken());

        var logout = new LogoutRequest(provider.getEndSessionEndpointURI(), tokens.getIDToken(), BYE, state);
        visit(browser, logout.toURI()).then().statusCode(303).header("Location", BYE + "?state=" + state.getValue());
        assertFalse(send(provider, new RefreshTokenGrant(new RefreshToken(refreshed.getRefreshToken().getValue())))
                .indicatesSuccess());
    }

    private AuthorizationCode approve(Browser browser, SignedInPerson person, OIDCProviderMetadata provider,
            CodeVerifier verifier, State state, Nonce nonce) throws Exception {
        var request = new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid", "profile"), CLIENT, CALLBACK)
                .endpointURI(provider.getAuthorizationEndpointURI()).state(state).nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256).build();

        var login = URI.create(visit(browser, request.toURI()).then().statusCode(303).extract().header("Location"));
        String back = URLDecoder.decode(login.getRawQuery().substring("return_to=".length()),
                UTF_8);
        var consent = visit(browser, signIn(browser, person, back)).then().statusCode(303).extract().header("Location");
        visit(browser, URI.create(consent)).then().statusCode(200);
        var allowed = browser
                .submit("/consent", Map.of("handle", consent.substring(consent.indexOf('=') + 1), "decision", "allow"))
                .then().statusCode(303).extract().header("Location");
        var answer = AuthenticationResponseParser.parse(URI.create(visit(browser, URI.create(allowed)).header("Location")))
                .toSuccessResponse();

        assertEquals(state, answer.getState());
        assertEquals(provider.getIssuer(), answer.getIssuer());
        return answer.getAuthorizationCode();
    }

    /** The real ceremony, in this browser, which then goes where the login page sends it. */
    private URI signIn(Browser browser, SignedInPerson person, String back) {
        var options = new JsonObject(browser.post("/passkeys/authentication/options", new JsonObject().put("returnTo", back))
                .then().statusCode(200).extract().asString());
        String location = browser.post("/passkeys/authentication", person.authenticator().get(options)).then().statusCode(200)
                .extract().path("location");
        assertEquals(back, location);
        return URI.create(publicUrl.at(location));
    }

    private static Response visit(Browser browser, URI address) {
        return browser.request().accept("text/html").urlEncodingEnabled(false).when().get(address.toString());
    }

    private static OIDCTokens redeem(OIDCProviderMetadata provider, AuthorizationGrant grant) throws Exception {
        var response = send(provider, grant);
        assertTrue(response.indicatesSuccess(), () -> response.toErrorResponse().getErrorObject().toString());
        return ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens();
    }

    private static TokenResponse send(OIDCProviderMetadata provider, AuthorizationGrant grant) throws Exception {
        var request = new TokenRequest.Builder(provider.getTokenEndpointURI(), CLIENT, grant).build();
        return OIDCTokenResponseParser.parse(request.toHTTPRequest().send());
    }
}

package dev.gatehouse.oidc.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.GivenClient;
import dev.gatehouse.oidc.request.CodeChallenge;
import dev.gatehouse.oidc.request.IdTokenHint;
import dev.gatehouse.oidc.request.Prompt;
import dev.gatehouse.oidc.request.ResponseMode;
import dev.gatehouse.platform.Problem;

/** The order of the checks, and whom each of them answers. */
class AuthorizationChecksTest {

    private static final String WHOM = "client_id=app&redirect_uri=https://app.example.com/callback";
    private static final String VALID = WHOM + "&response_type=code&scope=openid&state=s"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    private final Client app = GivenClient.app("audience: [https://api.example.com]");
    private final AuthorizationChecks checks = new AuthorizationChecks(GivenClient.current(app),
            token -> Optional.of(new IdTokenHint("ada", List.of(token), Optional.empty())), GivenClient.ISSUER);

    @Test
    void whatPassesIsReadIntoItsTypes() {
        var result = check(VALID + "&nonce=n&prompt=login&max_age=60&resource=https://api.example.com&response_mode=form_post"
                + "&id_token_hint=app");

        var request = assertInstanceOf(CheckResult.Valid.class, result).request();
        assertSame(app, request.client());
        assertEquals("https://app.example.com/callback", request.to().uri().value());
        assertEquals(ResponseMode.FORM_POST, request.to().mode());
        assertEquals(Optional.of("s"), request.to().state());
        assertEquals(Scopes.parse("openid"), request.scopes());
        assertEquals(List.of("https://api.example.com"), request.resources());
        assertEquals(Optional.of(new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")), request.challenge());
        assertEquals(Optional.of("n"), request.nonce());
        assertEquals(Set.of(Prompt.LOGIN), request.prompts());
        assertEquals(Optional.of(Duration.ofMinutes(1)), request.maxAge());
        assertEquals("ada", request.idTokenHint().orElseThrow().subject());
    }

    /** Each row breaks one rule of a request that is else valid: without its check the request would pass. */
    @ParameterizedTest
    @CsvSource({ "request=x, REQUEST_NOT_SUPPORTED", "dpop_jkt=x, INVALID_REQUEST", "response_mode=fragment, INVALID_REQUEST",
            "resource=https://stock.example.com, INVALID_TARGET", "nonce=%C3%A4, INVALID_REQUEST",
            "prompt=create, INVALID_REQUEST", "max_age=x, INVALID_REQUEST", "id_token_hint=other, INVALID_REQUEST" })
    void tellsTheApplication(String broken, OAuthErrorCode code) {
        var invalid = assertInstanceOf(CheckResult.Invalid.class, check(VALID + "&" + broken));

        assertEquals(code, invalid.error().code());
        assertSame(app, invalid.client());
        assertEquals("https://app.example.com/callback", invalid.to().uri().value());
        assertEquals(Optional.of("s"), invalid.to().state());
    }

    @ParameterizedTest
    @CsvSource({ "response_type=code, response_type=token, UNSUPPORTED_RESPONSE_TYPE",
            "scope=openid, scope=email, INVALID_SCOPE",
            "method=S256, method=plain, INVALID_REQUEST", "state=s, state=%C3%A4, INVALID_REQUEST" })
    void tellsTheApplicationOfWhatItMustSend(String valid, String broken, OAuthErrorCode code) {
        assertEquals(code, assertInstanceOf(CheckResult.Invalid.class, check(VALID.replace(valid, broken))).error().code());
    }

    /** RFC 9700 §4.11: no open redirector, whatever else is wrong with the request. */
    @ParameterizedTest
    @ValueSource(strings = { "", "client_id=app", "client_id=other&redirect_uri=https://app.example.com/callback",
            "client_id=app&redirect_uri=https://evil.example", "client_id=app&redirect_uri=https://evil.example&prompt=none" })
    void tellsThePersonWhereNobodyVouchesForTheAddress(String sent) {
        assertThrows(Problem.class, () -> check(sent));
    }

    /** The response to a fault travels as the request asked, without a state that could do harm there. */
    @Test
    void theErrorGoesTheWayThatWasAskedFor() {
        var byForm = assertInstanceOf(CheckResult.Invalid.class, check(WHOM + "&response_mode=form_post&state=%0D%0Ax"));
        var unknown = assertInstanceOf(CheckResult.Invalid.class, check(WHOM + "&response_mode=fragment&state=s"));

        assertEquals(ResponseMode.FORM_POST, byForm.to().mode());
        assertEquals(Optional.empty(), byForm.to().state());
        assertEquals(ResponseMode.QUERY, unknown.to().mode());
        assertEquals(Optional.of("s"), unknown.to().state());
    }

    private CheckResult check(String sent) {
        return checks.check(OAuthParameters.parse(sent));
    }
}

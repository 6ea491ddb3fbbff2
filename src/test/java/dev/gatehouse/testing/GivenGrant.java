package dev.gatehouse.testing;

import static io.restassured.RestAssured.given;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.code.ApprovedRequest;
import dev.gatehouse.oidc.code.AuthorizationCodes;
import dev.gatehouse.oidc.request.CodeChallenge;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Something that a person approved, and how its client asks for tokens. */
public final class GivenGrant {

    /** RFC 7636 appendix B. */
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    public static final String SECRET = "the secret of a confidential client, 256 bits";
    public static final String SECOND_SECRET = "another secret, for the time of the change";

    private final String client;
    private final String redirectUri;
    private final GivenPerson person;
    private final String scope;
    private final List<String> resources;
    private final Optional<String> challenge;
    private final UUID passkey = UUID.randomUUID();

    private GivenGrant(String client, GivenPerson person, String scope, List<String> resources, Optional<String> challenge) {
        this.client = client;
        this.redirectUri = "https://" + client.substring("oidc-".length()) + ".example.com/callback";
        this.person = person;
        this.scope = scope;
        this.resources = resources;
        this.challenge = challenge;
    }

    public static GivenGrant of(String scope) {
        return to("oidc-public", scope);
    }

    public static GivenGrant to(String client, String scope) {
        return new GivenGrant(client, GivenPerson.signedIn("Ada"), scope, List.of(), Optional.of(CHALLENGE));
    }

    public GivenGrant withoutChallenge() {
        return new GivenGrant(client, person, scope, resources, Optional.empty());
    }

    public GivenGrant forResources(String... named) {
        return new GivenGrant(client, person, scope, List.of(named), challenge);
    }

    public GivenPerson person() {
        return person;
    }

    public UUID passkey() {
        return passkey;
    }

    public String redirectUri() {
        return redirectUri;
    }

    /** The code, as the authorization endpoint would issue it. */
    public String code() {
        var authentication = new Authentication(Instant.now(), "phr", List.of("user", "mfa", "pop", "swk"), passkey);
        var facts = new ApprovedRequest(client, redirectUri, new AccountId(person.account()), person.sid(),
                Scopes.parse(scope), resources, Optional.of("n-1"), challenge.map(CodeChallenge::new), authentication);
        try {
            var codes = Arc.container().instance(AuthorizationCodes.class).get();
            return VertxContextSupport.subscribeAndAwait(() -> codes.issue(facts));
        } catch (Throwable failure) {
            throw new IllegalStateException("no code was issued", failure);
        }
    }

    /** The request that redeems a code; further parameters may be added. */
    public RequestSpecification redeeming(String code) {
        return form().formParam("grant_type", "authorization_code").formParam("code", code)
                .formParam("client_id", client).formParam("redirect_uri", redirectUri);
    }

    public Response redeem(String code) {
        return redeeming(code).formParam("code_verifier", VERIFIER).post("/oauth2/token");
    }

    /** The tokens of a fresh code. */
    public Response tokens() {
        return redeem(code());
    }

    public RequestSpecification refreshing(String refreshToken) {
        return form().formParam("grant_type", "refresh_token").formParam("refresh_token", refreshToken)
                .formParam("client_id", client);
    }

    public Response refresh(String refreshToken) {
        return refreshing(refreshToken).post("/oauth2/token");
    }

    public static RequestSpecification form() {
        return given().contentType("application/x-www-form-urlencoded");
    }

    /** What userinfo says to an access token: 200 as long as it counts. */
    public static int statusAtUserinfo(String accessToken) {
        return given().header("Authorization", "Bearer " + accessToken).get("/oauth2/userinfo").statusCode();
    }
}

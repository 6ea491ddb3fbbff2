package dev.gatehouse.oidc.grant;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.ClientAuthentication;
import dev.gatehouse.oidc.client.CurrentClients;
import dev.gatehouse.oidc.token.Authorization;
import dev.gatehouse.oidc.token.TokenIssuer;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenGrant;
import dev.gatehouse.testing.Rows;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;

/** A grant that does nothing of its own still passes every phase, and is not asked before all of them are passed. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TokenEndpointPhasesTest {

    private static final AtomicInteger ASKED = new AtomicInteger();

    @Inject
    TokenEndpoint endpoint;
    @Inject
    CurrentClients clients;
    @Inject
    AuditTrail trail;

    /** Allows whatever it is asked for. */
    private record NothingOfItsOwn(GrantType type) implements Grant {

        @Override
        public Uni<GrantOutcome> authorize(TokenRequest request) {
            ASKED.incrementAndGet();
            return Uni.createFrom().item(new GrantOutcome.Granted(new Authorization(request.client(), Optional.empty(), false,
                    Scopes.NONE, List.of("https://api.example.com"), Optional.empty(), Optional.empty(), Optional.empty())));
        }
    }

    /** The token endpoint with that grant in the place of all others. */
    @Path("/test/token")
    @PermitAll
    public static class WithNothing {

        private final TokenResource resource;

        WithNothing(ClientAuthentication authentication, TokenIssuer issuer, AuditTrail trail, Clock clock) {
            this.resource = new TokenResource(new TokenEndpoint(authentication,
                    List.of(new NothingOfItsOwn(GrantType.CLIENT_CREDENTIALS)), issuer, trail, clock));
        }

        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        @Produces(MediaType.APPLICATION_JSON)
        @WithTransaction
        public Uni<Response> token(String body, HttpHeaders headers, UriInfo uri) {
            return resource.token(body, headers, uri);
        }
    }

    @BeforeEach
    void nobodyAsked() {
        ASKED.set(0);
    }

    @Test
    void isAskedOnceWhenAllAreBehindIt() {
        var response = basic(GivenGrant.SECRET).post("/test/token");

        response.then().statusCode(200).header("Cache-Control", "no-store").body("token_type", is("Bearer"));
        assertEquals(1, ASKED.get());
        assertEquals(1, Rows.count("select count(*) from audit_entries where action = 'oidc.token.issued' and request_id = '"
                + response.header("X-Request-Id") + "'"));
    }

    @Test
    void theClientMustProveWhoItIs() {
        refuses(basic("wrong"), 401, "invalid_client");
        refuses(machine(), 401, "invalid_client");
    }

    @Test
    void theGrantMustBeOneOfOurs() {
        refuses(GivenGrant.form().formParam("grant_type", "password").formParam("client_id", "oidc-public"), 400,
                "unsupported_grant_type");
        refuses(GivenGrant.form().formParam("grant_type", "refresh_token").formParam("client_id", "oidc-public"), 400,
                "unsupported_grant_type");
        refuses(GivenGrant.form().formParam("client_id", "oidc-public"), 400, "invalid_request");
    }

    @Test
    void theClientMustBeAllowedTheGrantAndItIsRecordedWhenItIsNot() {
        String request = machine().formParam("client_id", "oidc-public").post("/test/token").then().statusCode(400)
                .body("error", is("unauthorized_client")).extract().header("X-Request-Id");

        assertEquals(0, ASKED.get());
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertEquals(1, Rows.count("""
                select count(*) from audit_entries where action = 'oidc.token.refused' and refused and actor = 'oidc-public'
                and request_id = '%s'""".formatted(request))));
    }

    @Test
    void aProofOfPossessionIsRefused() {
        refuses(basic(GivenGrant.SECRET).header("DPoP", "e30.e30.c2ln"), 400, "invalid_request");
        refuses(basic(GivenGrant.SECRET).formParam("dpop_jkt", "x"), 400, "invalid_request");
    }

    @Test
    void theFormMustBeReadableInOneWay() {
        refuses(basic(GivenGrant.SECRET).queryParam("scope", "orders.read"), 400, "invalid_request");
        refuses(basic(GivenGrant.SECRET).formParam("scope", "a").formParam("scope", "b"), 400, "invalid_request");
    }

    /** What a grant changed stays when it returns a refusal: the revocation after a code that was used twice. */
    @Test
    void whatAGrantReturnsCommits() throws Throwable {
        var subject = UUID.randomUUID().toString();

        var issued = VertxContextSupport.subscribeAndAwait(() -> endpoint.issue(
                changing(subject, Uni.createFrom().item(GrantOutcome.Refused.invalidGrant("test"))),
                clients.find("oidc-basic").orElseThrow(), OAuthParameters.parse("")));

        assertInstanceOf(TokenEndpoint.Issued.Nothing.class, issued);
        assertEquals(1, changesOf(subject));
    }

    /** What it throws leaves nothing behind: a corrected request may follow. */
    @Test
    void whatAGrantThrowsRollsBack() {
        var subject = UUID.randomUUID().toString();

        assertThrows(OAuthError.class, () -> VertxContextSupport.subscribeAndAwait(() -> endpoint.issue(
                changing(subject, Uni.createFrom().failure(OAuthError.invalidRequest("test"))),
                clients.find("oidc-basic").orElseThrow(), OAuthParameters.parse(""))));

        assertEquals(0, changesOf(subject));
    }

    private Grant changing(String subject, Uni<GrantOutcome> outcome) {
        return new Grant() {
            @Override
            public GrantType type() {
                return GrantType.CLIENT_CREDENTIALS;
            }

            @Override
            public Uni<GrantOutcome> authorize(TokenRequest request) {
                return trail.record(AuditEvent.of("oidc.grant.revoked", Actor.client(request.client().id())).about(subject))
                        .chain(() -> outcome);
            }
        };
    }

    private static long changesOf(String subject) {
        return Rows.count("select count(*) from audit_entries where subject = '" + subject + "'");
    }

    private static void refuses(RequestSpecification request, int status, String error) {
        request.post("/test/token").then().statusCode(status).body("error", is(error)).header("Cache-Control", "no-store")
                .body("access_token", nullValue());
        assertEquals(0, ASKED.get());
    }

    private static RequestSpecification machine() {
        return GivenGrant.form().formParam("grant_type", "client_credentials");
    }

    private static RequestSpecification basic(String secret) {
        return machine().auth().preemptive().basic("oidc-basic", URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }
}

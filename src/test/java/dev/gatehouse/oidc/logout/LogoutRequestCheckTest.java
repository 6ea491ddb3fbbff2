package dev.gatehouse.oidc.logout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.GivenClient;
import dev.gatehouse.oidc.request.IdTokenHint;
import dev.gatehouse.oidc.request.RedirectUri;
import dev.gatehouse.platform.Problem;

/** RP-Initiated Logout §2 and §3, without a browser. */
class LogoutRequestCheckTest {

    private static final UUID SID = UUID.fromString("0198f7a0-0000-7000-8000-000000000001");
    private static final UUID ADA = UUID.fromString("0198f7a0-0000-7000-8000-000000000002");
    private static final String BYE = "post_logout_redirect_uri=https://app.example.com/bye";

    private final LogoutRequestCheck check = new LogoutRequestCheck(GivenClient.current(
            GivenClient.app("post-logout-redirect-uris: [https://app.example.com/bye, \"https://app.example.com/bye?a=b\"]"),
            GivenClient.machine()), LogoutRequestCheckTest::hint);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                                    | -       | -
            client_id=app                                        | app     | -
            id_token_hint=app                                    | app     | -
            id_token_hint=app+machine                            | app     | -
            client_id=machine&id_token_hint=app+machine          | machine | -
            client_id=app&id_token_hint=forged                   | app     | -
            id_token_hint=forged                                 | -       | -
            id_token_hint=left                                   | -       | -
            state=s                                              | -       | -
            client_id=app&post_logout_redirect_uri=https://app.example.com/bye         | app | https://app.example.com/bye
            id_token_hint=app&post_logout_redirect_uri=https://app.example.com/bye     | app | https://app.example.com/bye
            client_id=app&state=s%26x&post_logout_redirect_uri=https://app.example.com/bye | app | https://app.example.com/bye?state=s%26x
            client_id=app&state=s&post_logout_redirect_uri=https://app.example.com/bye?a=b | app | https://app.example.com/bye?a=b&state=s
            """)
    void readsWhoAsksAndWhereToGoOn(String sent, String client, String redirectUri) {
        var request = check.check(sent);

        assertEquals(Optional.ofNullable(client), request.client().map(Client::id));
        assertEquals(Optional.ofNullable(redirectUri).map(RedirectUri::new), request.redirectUri());
    }

    /** Attack 63: the end of a session is no open redirect either. The page names the fault and nothing that was sent. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            client_id=nobody                                     | the client_id is not one of ours
            client_id=machine&id_token_hint=app                  | the id_token_hint was made for another app than the client_id
            client_id=app&post_logout_redirect_uri=https://evil.example             | is not registered for this app
            client_id=app&post_logout_redirect_uri=https://app.example.com/callback | is not registered for this app
            client_id=app&post_logout_redirect_uri=https://app.example.com/bye/     | is not registered for this app
            client_id=machine&post_logout_redirect_uri=https://app.example.com/bye  | is not registered for this app
            post_logout_redirect_uri=https://app.example.com/bye | needs a client_id or an id_token_hint beside it
            id_token_hint=forged&post_logout_redirect_uri=https://app.example.com/bye | the id_token_hint is not one of our ID tokens
            client_id=app&client_id=machine                      | it is not a readable request
            client_id=%zz                                        | it is not a readable request
            """)
    void saysWhatIsWrong(String sent, String detail) {
        var problem = assertThrows(Problem.class, () -> check.check(sent));

        assertEquals("wrong-logout-request", problem.code());
        assertTrue(problem.privateDetail().orElseThrow().contains(detail), problem.privateDetail().toString());
        assertFalse(problem.getMessage().contains("evil"));
    }

    /** Whoever holds an ID token of another session, or of somebody else, cannot end this one unasked. */
    @ParameterizedTest
    @CsvSource({ "id_token_hint=app,true", "id_token_hint=earlier,false", "id_token_hint=grace,false",
            "id_token_hint=timeless,false",
            "id_token_hint=forged,false", "client_id=app,false" })
    void isMeantForTheSessionOfItsHintOnly(String sent, boolean meant) {
        var ada = new SignedIn(SID, new AccountId(ADA), "Ada", false, Assignments.NONE,
                new Authentication(Instant.EPOCH, "phr", List.of("user"), ADA));

        assertEquals(meant, check.check(sent).isMeantFor(ada));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "logout_hint=ada", "ui_locales=de" })
    void whatIsOnlyAHintChangesNothing(String sent) {
        assertEquals(check.check(BYE + "&client_id=app"), check.check(BYE + "&client_id=app&" + sent));
    }

    @Test
    void aRequestWithoutAnythingIsOne() {
        assertEquals(new LogoutRequest(Optional.empty(), Optional.empty(), Optional.empty()), check.check(null));
    }

    /** The token's text says what a real one would claim. */
    private static Optional<IdTokenHint> hint(String token) {
        String ada = ADA.toString();
        return switch (token) {
            case "app" -> Optional.of(new IdTokenHint(ada, List.of("app"), Optional.of(SID)));
            case "app machine" -> Optional.of(new IdTokenHint(ada, List.of("app", "machine"), Optional.of(SID)));
            case "left" -> Optional.of(new IdTokenHint(ada, List.of("a-client-that-left"), Optional.of(SID)));
            case "earlier" -> Optional.of(new IdTokenHint(ada, List.of("app"), Optional.of(ADA)));
            case "grace" -> Optional.of(new IdTokenHint(SID.toString(), List.of("app"), Optional.of(SID)));
            case "timeless" -> Optional.of(new IdTokenHint(ada, List.of("app"), Optional.empty()));
            default -> Optional.empty();
        };
    }
}

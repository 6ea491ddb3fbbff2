package dev.gatehouse.oidc.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.check.GivenRequest;

/** Who is there, what is asked, what is proven: what comes next. */
class AuthorizationFlowTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final UUID SID = UUID.fromString("0198f7a0-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0198f7a0-0000-7000-8000-000000000002");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                 | asked          | signed in s ago | trusted | remembered | arrived s ago in session | consented in | next
            nobody is there                        | ""             |                 | true    | false      | 0  | none  | none | Login
            nobody is there and may not be asked   | prompt=none    |                 | true    | false      | 0  | none  | none | Refuse
            a trusted app needs nothing more       | ""             | 3600            | true    | false      | 0  | same  | none | Respond
            another app asks                       | ""             | 3600            | false   | false      | 0  | same  | none | Consent
            another app has asked before           | ""             | 3600            | false   | true       | 0  | same  | none | Respond
            another app may not ask                | prompt=none    | 3600            | false   | false      | 0  | same  | none | Refuse
            the person said yes just now           | prompt=consent | 3600            | true    | true       | 60 | same  | same | Respond
            a yes of another session               | prompt=consent | 3600            | true    | true       | 60 | same  | other | Consent
            a fresh sign-in is asked for           | prompt=login   | 10              | true    | true       | 0  | same  | none | StepUp
            a fresh sign-in was made               | prompt=login   | 10              | true    | true       | 60 | other | none | Respond
            the first sign-in is a fresh one       | prompt=login   | 10              | true    | true       | 60 | none  | none | Respond
            the session is not a new one           | prompt=login   | 10              | true    | true       | 60 | same  | none | StepUp
            the new session is older than it       | prompt=login   | 70              | true    | true       | 60 | other | none | StepUp
            clocks of replicas differ a little     | prompt=login   | 64              | true    | true       | 60 | other | none | Respond
            choosing an account is signing in      | prompt=select_account | 10       | true    | true       | 0  | same  | none | StepUp
            young enough                           | max_age=3600   | 3600            | true    | true       | 0  | same  | none | Respond
            too old                                | max_age=3600   | 3601            | true    | true       | 0  | same  | none | StepUp
            too old and may not ask                | max_age=1&prompt=none | 3601     | true    | true       | 0  | same  | none | Refuse
            no age at all but a fresh one          | max_age=0      | 10              | true    | true       | 60 | other | none | Respond
            the one whom the app means             | id_token_hint=0198f7a0-0000-7000-8000-000000000002 | 10 | true | true | 0 | same | none | Respond
            somebody else than the app means       | id_token_hint=grace | 10         | true    | true       | 0  | same  | none | StepUp
            somebody else after a sign-in for it   | id_token_hint=grace | 10         | true    | true       | 60 | other | none | Refuse
            somebody else and may not ask          | id_token_hint=grace&prompt=none | 10 | true | true    | 0  | same  | none | Refuse
            """)
    void picksTheNextStep(String what, String asked, Long signedIn, boolean trusted, boolean remembered, long arrived,
            String sessionThen, String consentedIn, String next) {
        Optional<SignedIn> person = Optional.ofNullable(signedIn).map(seconds -> person(NOW.minusSeconds(seconds)));
        var progress = new Progress(NOW.minusSeconds(arrived), session(sessionThen), session(consentedIn));

        var step = new AuthorizationFlow(GivenRequest.with(asked), progress, trusted || remembered).next(person, NOW);

        assertEquals(next, step.getClass().getSimpleName());
    }

    private static Optional<UUID> session(String name) {
        return switch (name) {
            case "same" -> Optional.of(SID);
            case "other" -> Optional.of(OTHER);
            default -> Optional.empty();
        };
    }

    private static SignedIn person(Instant at) {
        return new SignedIn(SID, new AccountId(OTHER), "Ada", false, Assignments.NONE,
                new Authentication(at, "phr", List.of("user"), OTHER));
    }
}

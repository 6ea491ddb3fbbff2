package dev.gatehouse.platform.database;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A database that takes connections and statements and answers none, as a machine does that hangs. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class FrozenDatabaseTest {

    private static final Duration BOUND = Duration.ofSeconds(5);

    @Test
    void everybodyIsToldWithinFiveSecondsToComeAgainAndAllRecovers() throws Exception {
        var ada = SignedInPerson.enrol("Ada");
        var grace = GivenPerson.signedIn("Grace");
        var browser = new Browser();
        String answer = ada.authenticator().get(SignedInPerson.requestOptions(browser));
        String ticket = SignedInPerson.ticket("Hedy", false);
        var asked = List.<Supplier<Response>> of(
                () -> new Browser().post("/passkeys/authentication/options", "{}"),
                () -> new Browser().post("/passkeys/registration/options", "{\"ticket\":\"" + ticket + "\"}"),
                () -> browser.post("/passkeys/authentication", answer),
                () -> ada.browser().get("/account"),
                () -> new Browser().withCookie(GivenPerson.COOKIE, grace.cookie()).get("/account"),
                () -> new Browser().get("/enroll/" + ticket),
                () -> new Browser().withCookie(GivenPerson.COOKIE, grace.cookie()).submit("/logout"),
                () -> ada.browser().get("/oauth2/authorize?response_type=code&client_id=authorize-asks&scope=openid&state=s"
                        + "&redirect_uri=https%3A%2F%2Fasks.example.com%2Fcallback&code_challenge_method=S256"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
                () -> new Browser().request().contentType("application/x-www-form-urlencoded")
                        .formParam("grant_type", "refresh_token").formParam("refresh_token", "x".repeat(43))
                        .formParam("client_id", "oidc-public").post("/oauth2/token"));

        var frozen = processes();
        signal("-STOP", frozen);
        try {
            allAreToldIn(asked);
        } finally {
            signal("-CONT", frozen);
        }

        await().atMost(Duration.ofSeconds(20)).ignoreExceptions()
                .until(() -> new Browser().post("/passkeys/authentication/options", "{}").statusCode() == 200);
        ada.browser().get("/account").then().statusCode(200);
        ada.signInElsewhere();
    }

    /** All of them at once, more than the pool has connections. */
    private static void allAreToldIn(List<Supplier<Response>> asked) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<CompletableFuture<Response>>();
            for (int times = 0; times < 4; times++) {
                asked.forEach(ask -> answers.add(CompletableFuture.supplyAsync(ask, threads)));
            }
            for (int i = 0; i < answers.size(); i++) {
                var answer = answers.get(i).join();
                String which = "request " + i % asked.size();
                assertEquals(503, answer.statusCode(), which);
                assertTrue(answer.header("Retry-After") != null, which);
                assertTrue(answer.time() < BOUND.toMillis(), which + " took " + answer.time() + " ms");
            }
        }
    }

    private static List<String> processes() {
        long child = Rows.count("select pid from pg_stat_activity where backend_type = 'checkpointer'");
        var postmaster = ProcessHandle.of(child).flatMap(ProcessHandle::parent).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).map(process -> Long.toString(process.pid()))
                .toList();
    }

    private static void signal(String which, List<String> processes) throws Exception {
        var command = new ArrayList<>(List.of("kill", which));
        command.addAll(processes);
        new ProcessBuilder(command).start().waitFor();
    }
}

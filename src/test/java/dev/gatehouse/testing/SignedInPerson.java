package dev.gatehouse.testing;

import java.net.URI;
import java.util.function.Supplier;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.audit.Actor;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/**
 * A person who came by an enrolment link and is signed in, all through the real ceremonies.
 *
 * @param cookieName of the session cookie
 * @param cookie its value
 */
public record SignedInPerson(Browser browser, SoftAuthenticator authenticator, String cookieName, String cookie, String sid,
        AccountId account) {

    public static SignedInPerson enrol(String name) {
        return enrol(name, false);
    }

    public static SignedInPerson enrol(String name, boolean admin) {
        return enrol(name, admin, new SoftAuthenticator(SoftKey.ES256, Browser.origin()));
    }

    public static SignedInPerson enrol(String name, boolean admin, SoftAuthenticator authenticator) {
        var browser = new Browser();
        browser.post("/passkeys/registration", authenticator.create(creationOptions(browser, ticket(name, admin))))
                .then().statusCode(200);
        return now(browser, authenticator);
    }

    /** The ticket of a fresh enrolment link. */
    public static String ticket(String name, boolean admin) {
        URI link = await(() -> frontDesk().inviting().invite(name, admin, Assignments.NONE, Actor.system())).url();
        return link.getPath().substring("/enroll/".length());
    }

    /** Who is signed in in this browser now. */
    public static SignedInPerson now(Browser browser, SoftAuthenticator authenticator) {
        var lookup = frontDesk().sessions();
        String cookie = browser.cookie(lookup.cookieName());
        var person = found(cookie);
        return new SignedInPerson(browser, authenticator, lookup.cookieName(), cookie, person.sid().toString(),
                person.account());
    }

    /** Who holds a session cookie. */
    public static SignedIn found(String cookie) {
        return await(() -> frontDesk().sessions().find(cookie)).orElseThrow();
    }

    /** Signs in once more, in the same browser. */
    public SignedInPerson signInAgain() {
        return signIn(browser);
    }

    /** Signs in in another browser. */
    public SignedInPerson signInElsewhere() {
        return signIn(new Browser());
    }

    private SignedInPerson signIn(Browser place) {
        place.post("/passkeys/authentication", authenticator.get(requestOptions(place))).then().statusCode(200);
        return now(place, authenticator);
    }

    public static JsonObject creationOptions(Browser browser, String ticket) {
        return options(browser, "/passkeys/registration/options", new JsonObject().put("ticket", ticket));
    }

    /** The options for one more passkey of who is signed in. */
    public JsonObject additionOptions() {
        return options(browser, "/passkeys/registration/options", new JsonObject());
    }

    public static JsonObject requestOptions(Browser browser) {
        return options(browser, "/passkeys/authentication/options", new JsonObject());
    }

    private static JsonObject options(Browser browser, String path, JsonObject asked) {
        return new JsonObject(browser.post(path, asked).then().statusCode(200).extract().asString());
    }

    private static TestEndpoints frontDesk() {
        return Arc.container().instance(TestEndpoints.class).get();
    }

    private static <T> T await(Supplier<Uni<T>> uni) {
        try {
            return VertxContextSupport.subscribeAndAwait(uni);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}

package dev.gatehouse.console;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.MutableClock;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The console is for administrators; who is nobody gets nowhere. What they see and do is in the browser tests. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PeoplePageTest {

    @Inject
    MutableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void sendsABrowserThatIsNotSignedInToTheLoginPage() {
        given().redirects().follow(false).accept("text/html").when().get("/console").then().statusCode(303)
                .header("Location", endsWith("/login?return_to=%2Fconsole"));
    }

    @Test
    void takesNoInvitationFromNobody() {
        given().formParam("name", "Mallory").formParam("admin", "true").when().post("/console/invitations").then()
                .statusCode(401);
    }

    /** Attack 69: who finds an administrator's browser open makes no administrator with it. */
    @Test
    void attack69TakesNoStepOnAStaleSignIn() {
        var admin = SignedInPerson.enrol("Admin", true);
        clock.advance(Duration.ofMinutes(6));

        for (String step : steps()) {
            admin.browser().submit(step, Map.of("name", "Mallory", "admin", "true")).then().statusCode(303)
                    .header("Location", startsWith(Browser.origin() + "/login?return_to=%2Fconsole"))
                    .header("Location", endsWith("%3Fconfirmed%3Dtrue&fresh=true"));
        }

        assertEquals(0, Rows.count("select count(*) from invitations where invited_by = ?", admin.account().value()));
        await().until(
                () -> Rows.count("select count(*) from audit_entries where refused and actor = ? and detail like '%not fresh%'",
                        admin.account().toString()) == steps().size());
        var fresh = admin.signInAgain().browser();
        fresh.get("/console?confirmed=true").then().body(containsString("Nothing was changed yet"));
        fresh.submit("/console/invitations", Map.of("name", "Grace")).then().statusCode(200)
                .body(containsString("A link for Grace"));
    }

    /** Every form of the console, with an id that is well-formed where the address wants one. */
    private static List<String> steps() {
        var steps = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.gatehouse.console").stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream().filter(method -> method.isAnnotatedWith(POST.class))
                        .map(method -> type.getAnnotationOfType(Path.class).value()
                                + method.getAnnotationOfType(Path.class).value()))
                .map(path -> path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString())).toList();
        assertFalse(steps.isEmpty());
        return steps;
    }

    @Test
    void listsTheLinksThatAreOpenAndTakesOneBack() {
        var admin = SignedInPerson.enrol("Grace Hopper", true);
        String link = admin.browser().submit("/console/invitations", Map.of("name", "Mary Jackson")).then().statusCode(200)
                .body(containsString("Made by Grace Hopper")).extract().htmlPath()
                .getString("**.find { it.@id == 'link' }.@value");
        String id = Rows.text("select id::text from invitations where name = 'Mary Jackson' and invited_by = ?",
                admin.account().value());

        admin.browser().submit("/console/invitations/" + id + "/withdraw").then().statusCode(303)
                .header("Location", endsWith("/console"));

        admin.browser().get("/console").then().body(not(containsString("Mary Jackson")));
        new Browser().get(link.substring(Browser.origin().length())).then().statusCode(410)
                .body(containsString("was withdrawn"));
        assertEquals(1, Rows.audited("account.invitation.withdrawn", admin.account().value()));
        admin.browser().submit("/console/invitations/" + id + "/withdraw").then().statusCode(410);
    }

    @Test
    void withdrawsNothingThatWasUsed() {
        var admin = SignedInPerson.enrol("Grace Hopper", true);
        String used = Rows.text("select id::text from invitations where account_id = ?", admin.account().value());

        admin.browser().submit("/console/invitations/" + used + "/withdraw").then().statusCode(410)
                .body(containsString("has been used"));
    }

    /** attacks.md 44: a page of another site may not make links with an administrator's cookie. */
    @Test
    void takesNoInvitationFromAnotherSite() {
        given().header("Sec-Fetch-Site", "cross-site").formParam("name", "Mallory").when().post("/console/invitations")
                .then().statusCode(403);
    }
}

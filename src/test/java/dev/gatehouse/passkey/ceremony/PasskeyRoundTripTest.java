package dev.gatehouse.passkey.ceremony;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class PasskeyRoundTripTest {

    @ParameterizedTest
    @EnumSource(names = { "ES256", "RS256", "EDDSA" })
    void registersAndSignsInWithEachOfferedAlgorithm(SoftKey algorithm) {
        var ada = SignedInPerson.enrol("Ada", false, new SoftAuthenticator(algorithm, Browser.origin()));
        ada.browser().get("/account").then().statusCode(200).body(containsString("Ada"));

        var elsewhere = ada.signInElsewhere();

        elsewhere.browser().get("/account").then().statusCode(200).body(containsString("Ada"));
        assertNotEquals(ada.sid(), elsewhere.sid());
        ada.browser().submit("/logout").then().statusCode(303).header("Location", equalTo(Browser.origin() + "/login"));
        elsewhere.browser().get("/account").then().statusCode(200);
    }
}

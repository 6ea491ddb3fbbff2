package dev.gatehouse.oidc.refresh;

import static org.hamcrest.Matchers.is;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenGrant;
import dev.gatehouse.testing.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

/** What the policy takes from a client is gone for what was granted before, too. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class OfflineAccessTest {

    @Inject
    SessionTermination sessions;

    @Test
    void aFamilyDiesWithItsSessionOnceItsClientMayNotAskForOfflineAccess() throws Throwable {
        var grant = GivenGrant.to("oidc-other", "openid");
        String token = grant.tokens().path("refresh_token");
        Rows.execute("update refresh_families set offline = true, scopes = 'openid offline_access' where account_id = ?",
                grant.person().account());
        String next = grant.refresh(token).then().statusCode(200).extract().path("refresh_token");

        VertxContextSupport.subscribeAndAwait(() -> sessions.end(grant.person().sid(), "test"));

        grant.refresh(next).then().statusCode(400).body("error", is("invalid_grant"));
    }
}

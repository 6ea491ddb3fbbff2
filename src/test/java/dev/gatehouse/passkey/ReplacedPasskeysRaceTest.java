package dev.gatehouse.passkey;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RowLock;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

/** A link back in replaces all passkeys while their owner signs out everywhere: both lock the sessions in one order. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ReplacedPasskeysRaceTest {

    private static final String SESSION = "select %s(id::text) from sessions where account_id = ?";

    @Inject
    Keychain keychain;

    @Test
    void locksSessionsInTheOrderOfSigningOutEverywhere() throws Exception {
        var ada = SignedInPerson.enrol("Ada");
        addPasskey(ada).signInElsewhere();
        UUID owner = ada.account().value();
        var lower = UUID.fromString(Rows.text(SESSION.formatted("min"), owner));
        var upper = UUID.fromString(Rows.text(SESSION.formatted("max"), owner));
        givePasskey(upper, "min", owner);
        givePasskey(lower, "max", owner);

        CompletableFuture<Void> replaced;
        try (var signOut = RowLock.on("sessions", lower)) {
            replaced = CompletableFuture.runAsync(removingAll(ada));
            signOut.awaitWaiting(1);
            assertDoesNotThrow(() -> signOut.also("sessions", upper), "whoever waits for the first holds no later one");
        }
        replaced.get(10, TimeUnit.SECONDS);

        assertEquals(0, Rows.count("select count(*) from passkeys where account_id = ?", owner));
        assertEquals(0, Rows.count("select count(*) from sessions where account_id = ? and ended_at is null", owner));
    }

    /** The first passkey to be removed is that of the session that is locked last, and the other way round. */
    private static void givePasskey(UUID session, String which, UUID owner) {
        Rows.execute("update sessions set passkey_id = (select " + which
                + "(id::text)::uuid from passkeys where account_id = ?) where id = ?", owner, session);
    }

    private static SignedInPerson addPasskey(SignedInPerson ada) {
        var second = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        ada.browser().post("/passkeys/registration", second.create(ada.additionOptions())).then().statusCode(200);
        return new SignedInPerson(ada.browser(), second, ada.cookieName(), ada.cookie(), ada.sid(), ada.account());
    }

    private Runnable removingAll(SignedInPerson ada) {
        return () -> {
            try {
                VertxContextSupport.subscribeAndAwait(() -> keychain.removeAll(ada.account()));
            } catch (Throwable failure) {
                throw new IllegalStateException("the passkeys were not removed", failure);
            }
        };
    }
}

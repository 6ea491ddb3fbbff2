package dev.gatehouse.gateway.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Assignments.Kind;
import dev.gatehouse.account.assignment.Assigner;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Entitlements;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenPerson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.vertx.UniHelper;

/** What a person is when a browser asks with their session: who they are now. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class SessionCallerTest {

    @Inject
    SessionCaller callers;

    @Inject
    Assigner assigner;

    private final GivenPerson ada = GivenPerson.signedIn("Ada");

    /** Attack 83: a session that is remembered does not remember a role that was taken away. */
    @Test
    void attack83HasTheRolesAndGroupsOfNow() throws Throwable {
        assertEquals(Entitlements.NONE, entitlements());

        assign(held -> held.with(Kind.ROLE, List.of("support")).with(Kind.GROUP, List.of("berlin")));
        assertEquals(new Entitlements(Set.of(), Set.of("support"), Set.of("berlin")), entitlements());

        assign(held -> held.without(Kind.ROLE, List.of("support")));
        assertEquals(new Entitlements(Set.of(), Set.of(), Set.of("berlin")), entitlements());
    }

    private void assign(UnaryOperator<Assignments> change) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> assigner.change(new AccountId(ada.account()), change, Actor.system()));
    }

    private Entitlements entitlements() throws Throwable {
        var found = VertxContextSupport
                .subscribeAndAwait(() -> UniHelper.toUni(callers.resolve(new HostName("localhost"), ada.cookie())));
        var caller = assertInstanceOf(Resolution.Resolved.class, found).caller();
        return assertInstanceOf(Caller.Person.class, caller).entitlements();
    }
}

package dev.gatehouse.gateway.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.testing.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DecisionRecordTest {

    @Inject
    DecisionRecord record;

    @Test
    void attackASubjectThatIsNoPersonDoesNotKeepARefusalFromTheTrail() {
        var caller = new Caller.Person("nobody", Optional.empty(), Set.of(), new Caller.Binding("jti", "1"), Optional.empty());

        assertDoesNotThrow(() -> record.note(new Decision.Refuse(new Refusal.Forbidden(), "test", caller), "GET x.test", "r"));
    }
}

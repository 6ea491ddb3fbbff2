package dev.gatehouse.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.gateway.route.RouteLimit.Per;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.platform.policy.PolicyError;
import dev.gatehouse.platform.policy.PolicyText;

class LimitEntryTest {

    private static List<RouteLimit> read(String yaml, boolean anonymous) {
        return LimitEntry.read(PolicyText.parse(yaml), "orders", anonymous);
    }

    private static RouteLimit only(String limit) {
        var limits = read("limit: " + limit, false);
        assertEquals(1, limits.size());
        return limits.getFirst();
    }

    @Test
    void readsTheRateAndTheBurst() {
        var limit = only("{ per: subject, rate: 100/s, burst: 200 }");

        assertEquals(new RouteLimit(Per.SUBJECT,
                new RateLimiter.Limit("gateway.route orders per subject", 200, 100, Duration.ofSeconds(1))), limit);
        assertEquals(Duration.ofSeconds(2), limit.window());
    }

    @ParameterizedTest
    @CsvSource({ "600/m, 600, 60", "1000/h, 1000, 3600", "3/s, 3, 1" })
    void withoutABurstTheWholeRateMayComeAtOnce(String rate, int burst, int window) {
        var limit = only("{ per: client, rate: " + rate + " }");

        assertEquals(burst, limit.rate().burst());
        assertEquals(Duration.ofSeconds(window), limit.window());
    }

    @Test
    void countsByOneThingEach() {
        assertEquals(Per.ADDRESS, only("{ per: address, rate: 1/s }").per());
        assertEquals(Per.SID, only("{ claim: sid, rate: 1/s }").per());
        assertEquals(List.of(Per.ADDRESS, Per.SUBJECT),
                read("limit: [{ per: address, rate: 9/s }, { per: subject, rate: 1/s }]", false).stream()
                        .map(RouteLimit::per).toList());
        assertEquals(List.of(), read("id: orders", false));
    }

    /** The bound of a burst: an hour's rate may be spent at once, or spread by a burst of one. */
    @Test
    void aSmallBurstSpreadsASlowRate() {
        assertEquals(1, only("{ per: subject, rate: 60/m, burst: 1 }").rate().burst());
        assertEquals(2, only("{ per: subject, rate: 61/m, burst: 2 }").rate().burst());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{ rate: 1/s }                                        | counts by one thing   | per: subject",
            "{ per: subject, claim: sid, rate: 1/s }              | counts by one thing   | either",
            "{ per: person, rate: 1/s }                           | 'person'              | subject, client or address",
            "{ claim: jti, rate: 1/s }                            | the claim 'jti'       | claim: sid",
            "{ claim: email, rate: 1/s }                          | the claim 'email'     | claim: sid",
            "{ per: subject }                                     | 'rate' is missing     | rate",
            "{ per: subject, rate: 100 }                          | not a rate            | 100/s",
            "{ per: subject, rate: 0/s }                          | not a rate            | 100/s",
            "{ per: subject, rate: 1.5/s }                        | not a rate            | 100/s",
            "{ per: subject, rate: -1/s }                         | not a rate            | 100/s",
            "{ per: subject, rate: 1/d }                          | not a rate            | 100/s",
            "{ per: subject, rate: 1/ s }                         | not a rate            | 100/s",
            "{ per: subject, rate: 9999999999/s }                 | not a rate            | 100/s",
            "{ per: subject, rate: 100/s, burst: 0 }              | not a number          | whole number",
            "{ per: subject, rate: 100/s, burst: many }           | not a number          | whole number",
            "{ per: subject, rate: 100/s, burst: 99 }             | A burst of 99         | at least 100",
            "{ per: subject, rate: 61/m, burst: 1 }               | A burst of 1          | at least 2",
            "{ per: subject, rate: 1/h, burst: 999999999 }        | longer than 30 days   | smaller burst",
            "{ per: subject, rate: 1/s, brust: 5 }                | Unknown key 'brust'   | burst",
            "[]                                                   | empty list            | remove the key",
            "5                                                    | must hold keys        | key: value",
            "[{ per: subject, rate: 1/s }, { per: subject, rate: 9/h }] | Two limits count by subject | Remove one"
    })
    void saysWhatIsWrongAndWhatToDo(String limit, String complaint, String fix) {
        var error = assertThrows(PolicyError.class, () -> read("id: orders\nlimit: " + limit, false));

        assertTrue(error.what().contains(complaint), error.getMessage());
        assertTrue(error.fix().contains(fix), error.getMessage());
        assertEquals(2, error.line());
    }

    /** Whoever presents nothing has no subject, and one bucket for all of them would be everybody's to empty. */
    @ParameterizedTest
    @CsvSource({ "per: subject", "per: client", "claim: sid" })
    void anAnonymousRouteCountsByAddressOnly(String by) {
        var limit = "limit: { " + by + ", rate: 1/s }";

        assertTrue(assertThrows(PolicyError.class, () -> read(limit, true)).fix().contains("per: address"));
        assertEquals(1, read(limit, false).size());
        assertEquals(1, read("limit: { per: address, rate: 1/s }", true).size());
    }
}

package dev.gatehouse.gateway.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.route.RouteTable;
import dev.gatehouse.platform.network.SourceAddress;

class ReadingTest {

    @Test
    void isARequestWithoutARouteWhereNoneIs() {
        var request = AccessRequest.of("GET", "gw.test", "/orders", Credentials.none(), false);

        var read = assertInstanceOf(Reading.Request.class, Reading.of(RouteTable.empty(), () -> request));

        assertEquals(request, read.request());
        assertTrue(read.route().isEmpty());
    }

    @Test
    void isAmbiguousWithTheReason() {
        assertEquals(new Reading.Ambiguous("dot segment"), Reading.of(RouteTable.empty(),
                () -> AccessRequest.of("GET", "gw.test", "/a/../b", Credentials.none(), false)));
    }

    @Test
    void knowsWhoSentTheRequestWhereThatIsTold() {
        var source = SourceAddress.parse("2001:db8::1");
        var request = AccessRequest.of("GET", "gw.test", "/orders", Credentials.none(), false);

        assertEquals(source, Reading.of(RouteTable.empty(), () -> request.from(source)).source());
        assertEquals(source, new Reading.Ambiguous("dot segment", source).source());
        assertTrue(Reading.of(RouteTable.empty(), () -> request).source().isEmpty());
    }

    /** A fault of ours is not called ambiguous: nobody is told to mend a proxy for it. */
    @Test
    void leavesOtherFailuresAlone() {
        assertThrows(IllegalStateException.class, () -> Reading.of(RouteTable.empty(), () -> {
            throw new IllegalStateException("a fault");
        }));
        assertThrows(AmbiguousRequest.class, () -> AccessRequest.of("TRACE", "gw.test", "/", Credentials.none(), false));
    }
}

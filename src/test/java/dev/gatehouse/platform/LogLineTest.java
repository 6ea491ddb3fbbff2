package dev.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vertx.core.Vertx;

class LogLineTest {

    @Test
    void theEventAndItsRequestComeFirst() {
        assertEquals("event=a.b.c request=r-1 count=3 file=/etc/policy.yaml reason=\"none\"",
                LogLine.event("a.b.c", "r-1").with("count", 3).with("file", "/etc/policy.yaml").saying("reason", "none")
                        .toString());
    }

    @Test
    void outsideOfARequestThereIsNone() {
        assertEquals("event=a.b.c request=-", LogLine.event("a.b.c").toString());
    }

    /** Timers and connections live on a context that has no locals and throws when it is asked for one. */
    @Test
    void onAnEventLoopOutsideOfARequestThereIsNoneEither() throws Exception {
        var vertx = Vertx.vertx();
        try {
            var line = new CompletableFuture<String>();
            vertx.runOnContext(root -> line.complete(LogLine.event("a.b.c").toString()));
            assertEquals("event=a.b.c request=-", line.get(10, TimeUnit.SECONDS));
        } finally {
            vertx.close();
        }
    }

    /** What a caller wrote cannot begin a line of its own, nor a key. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "two words|\"two words\"", "a=b|\"a=b\"", "say \"x\"|\"say 'x'\"",
            "back\\slash|\"back?slash\"",
            "caf\u00e9|\"caf?\"", "''|\"\"", "\u202e|\"?\"", "a\u0000b|\"a?b\"",
            "https://x.example:8443/a|https://x.example:8443/a" })
    void aValueStaysAValue(String value, String written) {
        assertEquals("event=e request=r key=" + written, LogLine.event("e", "r").with("key", value).toString());
    }

    @Test
    void aLineBreakIsNoEnd() {
        assertEquals("event=e request=r key=\"a??event=forged\"",
                LogLine.event("e", "r").with("key", "a\r\nevent=forged").toString());
        assertEquals("event=e request=r reason=\"a?event=forged\"",
                LogLine.event("e", "r").saying("reason", "a\nevent=forged").toString());
    }

    @Test
    void nothingIsWrittenAsNothing() {
        assertEquals("event=e request=r key=null reason=\"null\"",
                LogLine.event("e", "r").with("key", null).saying("reason", null).toString());
    }
}

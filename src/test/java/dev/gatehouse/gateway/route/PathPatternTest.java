package dev.gatehouse.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

    @ParameterizedTest
    @CsvSource({ "/,'',false", "/**,'',true", "/a,a,false", "/a/,a,false", "/a/*,a|*,false", "/a/**,a,true",
            "/a/*/b/**,a|*|b,true", "/*/**,*,true", "/%61,a,false" })
    void readsSegmentsAndWhetherAnyRestFollows(String written, String segments, boolean anyRest) {
        var pattern = PathPattern.parse(written);

        assertEquals(segments, String.join("|", pattern.segments()));
        assertEquals(anyRest, pattern.anyRest());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/a*", "/*a", "/a/b*c/d", "/**/a", "/a**", "/***", "/a/**/**" })
    void refusesAStarThatIsNoSegment(String written) {
        var refused = assertThrows(IllegalArgumentException.class, () -> PathPattern.parse(written));

        assertEquals("a star stands for a whole segment, and ** only at the end", refused.getMessage());
    }

    /** A rule that no request can reach protects nothing, however it looks. */
    @ParameterizedTest
    @CsvSource({ "a,not an origin-form target", "'',not an origin-form target", "/a//b,empty segment", "/a/../b,dot segment",
            "/a%2fb,encoded separator or control character", "/a b,character in path" })
    void refusesWhatNoRequestCanMatch(String written, String why) {
        var refused = assertThrows(IllegalArgumentException.class, () -> PathPattern.parse(written));

        assertEquals("no request can match it (" + why + ")", refused.getMessage());
    }

    @Test
    void doesNotChange() {
        var segments = new ArrayList<>(List.of("a"));
        var pattern = new PathPattern(segments, false);

        segments.add("b");

        assertEquals(List.of("a"), pattern.segments());
        assertEquals(PathPattern.parse("/a/"), pattern);
    }
}

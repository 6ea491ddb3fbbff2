package dev.gatehouse.passkey.cose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The CTAP2 canonical form of CBOR: each head as short as it can be (RFC 8949 §3, Appendix A). */
class CanonicalMapTest {

    @ParameterizedTest
    @CsvSource({ "0, 00", "23, 17", "24, 1818", "255, 18ff", "256, 190100", "1000, 1903e8", "-1, 20", "-24, 37", "-25, 3818",
            "-257, 390100" })
    void writesAnIntegerInItsShortestForm(int value, String hex) {
        assertEquals("a101" + hex, hex(new CanonicalMap(1).put(1, value)));
    }

    @ParameterizedTest
    @CsvSource({ "0, 40", "23, 57", "24, 5818", "32, 5820", "256, 590100", "512, 590200" })
    void writesTheLengthOfBytesInItsShortestForm(int length, String head) {
        assertEquals("a120" + head + "00".repeat(length), hex(new CanonicalMap(1).put(-1, new byte[length])));
    }

    @Test
    void keepsTheOrderOfItsMembers() {
        assertEquals("a4010103272006" + "214101", hex(new CanonicalMap(4).put(1, 1).put(3, -8).put(-1, 6)
                .put(-2, new byte[] { 1 })));
    }

    private static String hex(CanonicalMap map) {
        return HexFormat.of().formatHex(map.bytes());
    }
}

package dev.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({ "a.example.com,*.example.com", "a.b.example.com,*.b.example.com", "example.com,*.com", "localhost,''",
            "[::1],''" })
    void hasAWildcardForItselfAndItsSiblings(String host, String wildcard) {
        assertEquals(wildcard, new HostName(host).wildcard());
    }

    @ParameterizedTest
    @CsvSource({ "API.Example.COM,api.example.com", "a.test.,a.test", "a.test:0,a.test", "a.test:65535,a.test",
            "A.test.:443,a.test", "_dmarc.a_b.test,_dmarc.a_b.test", "[2001:DB8::1],[2001:db8::1]",
            "[2001:DB8::1]:8443,[2001:db8::1]", "xn--bcher-kva.test,xn--bcher-kva.test" })
    void hasOneSpelling(String sent, String value) {
        assertEquals(value, new HostName(sent).value());
        assertEquals(new HostName(value), new HostName(sent));
        assertEquals(value, new HostName(sent).toString());
    }

    @ParameterizedTest
    @CsvSource({ "a.test:,port", "a.test:x,port", "a.test:-1,port", "a.test:123456,port", "a.test:8 0,port", "a.test:٣,port",
            "a..test,host", "a.test..,host", ".a.test,host", "-a.test,host", "a-.test,host", "a test,host", "*.test,host",
            "a.test/b,host", "a@b.test,host", "::1,host", "[::1,host", "'',host", "a%2etest,host", "aİ.test,host" })
    void saysWhatIsAmbiguous(String sent, String reason) {
        assertEquals(reason, assertThrows(AmbiguousRequest.class, () -> new HostName(sent)).getMessage());
    }

    /** RFC 1035 §2.3.4, without the trailing dot. */
    @Test
    void isNoLongerThanANameCanBe() {
        var label = "a".repeat(62) + ".";

        assertEquals(253, new HostName(label.repeat(4) + "a").value().length());
        assertThrows(AmbiguousRequest.class, () -> new HostName(label.repeat(4) + "aa"));
    }
}

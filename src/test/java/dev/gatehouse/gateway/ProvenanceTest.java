package dev.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenanceTest {

    private static final String OWN = "https://id.example.com";

    /** Every value counts: a browser sends one of each, and what a proxy or a script adds must not hide it. */
    @ParameterizedTest
    @CsvSource({
            "'',                      '',                                          false",
            "same-origin,             '',                                          false",
            "none,                    '',                                          false",
            "same-site,               '',                                          true",
            "cross-site,              '',                                          true",
            "same-origin cross-site,  '',                                          true",
            "something-new,           '',                                          true",
            "'',                      https://id.example.com,                      false",
            "'',                      https://id.example.com:8443,                 true",
            "'',                      http://id.example.com,                       true",
            "'',                      https://evil.example,                        true",
            "'',                      null,                                        true",
            "same-origin,             https://evil.example,                        true",
            "same-origin,             https://id.example.com https://evil.example, true",
            "cross-site,              https://id.example.com,                      true" })
    void isForeignWhenAnythingNamesAnotherOrigin(String sites, String origins, boolean foreign) {
        assertEquals(foreign, new Provenance(words(sites), words(origins)).isForeignTo(OWN));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}

package dev.gatehouse.oidc.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUrisTest {

    @ParameterizedTest
    @ValueSource(strings = { "https://app.example.com", "https://app.example.com/", "https://app.example.com:8443/cb?a=b&c=%20",
            "https://[2001:db8::1]/cb", "http://localhost/cb", "http://LOCALHOST:3000/cb", "http://127.0.0.1/cb",
            "http://[::1]:8080/cb", "com.example.app:/cb", "com.example.app://cb" })
    void takesWebAddressesLoopbackAndPrivateUseSchemes(String uri) {
        assertEquals(Optional.empty(), RedirectUris.faultOf(uri));
    }

    /** The sentence says which rule was broken, so that whoever wrote the policy finds it (attack 38). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://*.example.com/cb            | wildcards
            https://app.example.com/a b         | wildcards
            https://app.example.com\\evil       | wildcards
            https://äpp.example.com/cb          | wildcards
            /cb                                 | not an absolute URI
            //app.example.com/cb                | not an absolute URI
            https://app.example.com/%zz         | not an absolute URI
            https://app.example.com/cb#x        | fragment
            https://app.example.com/cb#         | fragment
            http://app.example.com/cb           | https
            http://127.0.0.2/cb                 | https
            http://localhost.evil.example/cb    | https
            http://127.0.0.1.evil.example/cb    | https
            https:///cb                         | host
            https:app.example.com               | host
            https://user@app.example.com/cb     | user name
            http://user:pw@localhost/cb         | user name
            https://under_score.example.com/cb  | host
            app:/cb                             | private-use
            javascript:alert(1)                 | private-use
            data:text/html,x                    | private-use
            urn:ietf:wg:oauth:2.0:oob           | private-use
            com.example.app:cb                  | private-use
            """)
    void namesTheFault(String uri, String fault) {
        var found = RedirectUris.faultOf(uri);

        assertTrue(found.filter(sentence -> sentence.contains(fault)).isPresent(), found.toString());
    }

    @ParameterizedTest
    @CsvSource({ "https://api.example.com,true", "urn:example:stock,true", "https://api.example.com/v1?x=1,true", "api,false",
            "/api,false", "https://api.example.com#x,false", "a b,false" })
    void aResourceIsAnAbsoluteUriWithoutAFragment(String resource, boolean is) {
        assertEquals(is, RedirectUris.isResource(resource));
    }
}

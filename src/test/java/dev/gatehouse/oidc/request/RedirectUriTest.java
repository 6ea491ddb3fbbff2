package dev.gatehouse.oidc.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectUriTest {

    @ParameterizedTest
    @CsvSource({ "https://app.example.com/callback?x=1, https://app.example.com, app.example.com",
            "https://app.example.com:8443, https://app.example.com:8443, app.example.com:8443",
            "http://[::1]:51004/callback, http://[::1]:51004, [::1]:51004",
            "com.example.app:/callback, com.example.app:, the app on this device",
            "com.example.app://callback, com.example.app://callback, callback" })
    void tellsPagesAndPeopleWhereItLeads(String uri, String formAction, String host) {
        assertEquals(formAction, new RedirectUri(uri).formAction());
        assertEquals(host, new RedirectUri(uri).host());
    }

    /** RFC 6749 §3.1.2: its own query stays as it is. */
    @ParameterizedTest
    @CsvSource({ "https://a.example/cb, https://a.example/cb?code=x&state=y",
            "https://a.example, https://a.example?code=x&state=y",
            "https://a.example/cb?b=1, https://a.example/cb?b=1&code=x&state=y",
            "https://a.example/cb?, https://a.example/cb?code=x&state=y",
            "https://a.example/cb?b=1&, https://a.example/cb?b=1&code=x&state=y",
            "com.example.app:/cb, com.example.app:/cb?code=x&state=y" })
    void addsParametersToItsOwn(String uri, String with) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("code", "x");
        parameters.put("state", "y");

        assertEquals(with, new RedirectUri(uri).with(parameters));
    }

    /** A state is the application's word, and must not become a parameter, a fragment or a header of its own. */
    @Test
    void encodesWhatItAdds() {
        assertEquals("https://a.example/cb?state=a%26code%3Dx%23y%0D%0AA+b%C3%A4",
                new RedirectUri("https://a.example/cb").with(Map.of("state", "a&code=x#y\r\nA b\u00e4")));
    }
}

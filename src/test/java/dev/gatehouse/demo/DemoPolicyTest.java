package dev.gatehouse.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DemoPolicyTest {

    @Test
    void fitsAnIssuerOnAnotherPortAndAnotherPortOfItsApi() {
        String policy = DemoPolicy.fitting(DemoPolicy.written(), "http://localhost:8181", "http://api.localhost:8181", 8191);

        assertTrue(policy.contains("http://localhost:8181/demo/callback"));
        assertTrue(policy.contains("http://api.localhost:8181"));
        assertTrue(policy.contains("upstream: http://127.0.0.1:8191"));
        assertFalse(policy.contains("http://localhost:8080"));
        assertFalse(policy.contains("upstream: http://127.0.0.1:8090"));
    }

    /** Apps and their APIs are where the issuer is: with https everything is, but the way from the gateway to the API. */
    @Test
    void fitsAnIssuerWithHttps() {
        String policy = DemoPolicy.fitting(DemoPolicy.written(), "https://login.example.org", "https://api.login.example.org",
                8090).replaceAll("(?m)#.*$", "");

        assertTrue(policy.contains("https://login.example.org/demo/callback"));
        assertTrue(policy.contains("hosts: [api.login.example.org]"));
        assertFalse(policy.contains("localhost"));
        assertFalse(policy.replace("http://127.0.0.1:8090", "").contains("http://"));
    }
}

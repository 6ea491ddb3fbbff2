package dev.gatehouse.platform.endpoint;

import static dev.gatehouse.platform.endpoint.Endpoint.Trait.CORS_ANYBODY;
import static dev.gatehouse.platform.endpoint.Endpoint.Trait.CORS_CLIENTS;
import static dev.gatehouse.platform.endpoint.Endpoint.Trait.OWN_CSRF_RULE;
import static dev.gatehouse.platform.endpoint.Endpoint.Trait.POP_UP;
import static dev.gatehouse.platform.endpoint.Endpoint.Trait.WITHOUT_SESSION;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

    private final Endpoints endpoints = new Endpoints(List.of(
            () -> List.of(Endpoint.of("/login", POP_UP), Endpoint.of("/token", OWN_CSRF_RULE, WITHOUT_SESSION)),
            () -> List.of(Endpoint.of("/files/", WITHOUT_SESSION))));

    @Test
    void aPathHasWhatItsSliceSays() {
        assertTrue(endpoints.has("/token", OWN_CSRF_RULE));
        assertTrue(endpoints.has("/token", WITHOUT_SESSION));
        assertFalse(endpoints.has("/token", POP_UP));
        assertTrue(endpoints.has("/login", POP_UP));
        assertFalse(endpoints.has("/login", OWN_CSRF_RULE));
    }

    /** What nobody names loses no protection. */
    @ParameterizedTest
    @EnumSource
    void anyOtherPathHasNone(Endpoint.Trait trait) {
        for (var path : List.of("/", "", "/tokens", "/token/", "/token/x", "/TOKEN", "token", "/loginx", "/files",
                "/x/files/")) {
            assertFalse(endpoints.has(path, trait), path);
        }
    }

    @Test
    void aFolderIsEverythingBelowIt() {
        assertTrue(endpoints.has("/files/a/b.css", WITHOUT_SESSION));
        assertFalse(endpoints.has("/files/a/b.css", POP_UP));
    }

    @Test
    void nobodySaysAnotherSlicesPathASecondTime() {
        EndpointSource login = () -> List.of(Endpoint.of("/login", POP_UP));
        EndpointSource again = () -> List.of(Endpoint.of("/login", OWN_CSRF_RULE));

        assertThrows(IllegalStateException.class, () -> new Endpoints(List.of(login, again)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "login", "https://example.org/login" })
    void aPathStartsWithASlash(String path) {
        assertThrows(IllegalArgumentException.class, () -> Endpoint.of(path, POP_UP));
    }

    @Test
    void anEntryThatSaysNothingIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> Endpoint.of("/login"));
        assertThrows(IllegalArgumentException.class, () -> Endpoint.of("/keys", CORS_ANYBODY, CORS_CLIENTS));
    }
}

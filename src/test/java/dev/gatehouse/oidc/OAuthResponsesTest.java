package dev.gatehouse.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;

class OAuthResponsesTest {

    static java.util.List<Throwable> passing() {
        return java.util.List.of(new IOException("connection refused"), Problem.unavailable(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void saysInOAuthsWordsThatWeCannotServeNow(Throwable failure) {
        var answer = OAuthResponses.of(Uni.createFrom().failure(failure)).await();

        var error = assertThrows(OAuthError.class, answer::indefinitely);

        assertEquals(OAuthErrorCode.TEMPORARILY_UNAVAILABLE, error.code());
        assertEquals(503, error.code().status());
    }

    @Test
    void leavesABugABug() {
        var answer = OAuthResponses.of(Uni.createFrom().failure(new IllegalStateException("a bug"))).await();

        assertThrows(IllegalStateException.class, answer::indefinitely);
    }
}

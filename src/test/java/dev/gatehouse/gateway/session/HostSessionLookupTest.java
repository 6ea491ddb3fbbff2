package dev.gatehouse.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ConnectException;
import java.time.Clock;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.HostName;
import dev.gatehouse.platform.TokenHash;
import io.smallrye.mutiny.Uni;

/** Cookies of nobody, which somebody goes on presenting. */
class HostSessionLookupTest {

    private static final HostName HOST = new HostName("app.example.com");

    private final NoRows rows = new NoRows();
    private final HostSessionLookup lookup = new HostSessionLookup(rows, null, Clock.systemUTC());

    private static final class NoRows extends HostSessions {

        private boolean away;
        private int reads;

        NoRows() {
            super(null, null);
        }

        @Override
        Uni<Optional<HostSessionLookup.Remembered>> find(TokenHash cookie) {
            reads++;
            return away ? Uni.createFrom().failure(new ConnectException("refused"))
                    : Uni.createFrom().item(Optional.empty());
        }
    }

    private Optional<?> find(String letter) {
        return lookup.find(HOST, letter.repeat(43)).await().indefinitely();
    }

    @Test
    void readsWhatIsNobodysOnce() {
        for (int each = 0; each < 5; each++) {
            assertEquals(Optional.empty(), find("x"));
        }
        assertEquals(1, rows.reads);

        find("y");
        assertEquals(2, rows.reads, "each cookie is looked for");
    }

    @Test
    void whatIsNoCookieOfOursIsNotReadAtAll() {
        assertEquals(Optional.empty(), lookup.find(HOST, "x").await().indefinitely());
        assertEquals(0, rows.reads);
    }

    /** It may be somebody's: only a read tells. */
    @Test
    void aFailureIsNotTakenForNobody() {
        rows.away = true;
        assertThrows(RuntimeException.class, () -> find("x"));
        rows.away = false;

        find("x");

        assertEquals(2, rows.reads);
    }
}

package dev.gatehouse.platform.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {

    @Test
    void nothingThatDependsOnWhoAskedIsKept() {
        assertEquals("no-store", Replies.page("page").getHeaderString("Cache-Control"));
        assertEquals("no-store", Replies.json("body").build().getHeaderString("Cache-Control"));
        assertEquals("no-store", Replies.seeOther("https://app.example/").getHeaderString("Cache-Control"));
        assertEquals("no-store", Replies.unstored(Response.status(401)).build().getHeaderString("Cache-Control"));
    }

    /** Also of an app with a scheme of its own, and exactly as it is registered. */
    @ParameterizedTest
    @ValueSource(strings = { "https://app.example/callback?a=b&c=%20", "com.example.app:/callback", "https://app.example" })
    void anotherAddressIsNamedAsItIs(String location) {
        var reply = Replies.seeOther(location);

        assertEquals(303, reply.getStatus());
        assertEquals(location, reply.getHeaderString("Location"));
        assertEquals(location, Replies.seeOther(URI.create(location)).getHeaderString("Location"));
    }

    @Test
    void cookiesComeAlong() {
        var reply = Replies.seeOther("/", new NewCookie.Builder("a").value("1").build(),
                new NewCookie.Builder("b").value("2").build());

        assertEquals(2, reply.getCookies().size());
        assertTrue(Replies.seeOther("/").getCookies().isEmpty());
    }
}

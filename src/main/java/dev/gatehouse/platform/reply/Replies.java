package dev.gatehouse.platform.reply;

import java.net.URI;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestResponse;

import dev.gatehouse.platform.Front;

/** The forms of a response that every slice gives. What depends on who asked is kept by no cache (RFC 9111 §5.2.2.5). */
@Front
public final class Replies {

    /** The value of {@code Cache-Control}. */
    public static final String NO_STORE = "no-store";

    /** Of what changes with the settings, or with a key that is published long before it signs. */
    public static final String PUBLISHED = "public, max-age=900";

    /** Look at another address by GET: never 307, which would carry a form of ours on (RFC 9700 §4.12). */
    public static final int SEE_OTHER = 303;

    private Replies() {
    }

    /** A page that no cache and no back button keeps. */
    public static Response page(Object page) {
        return unstored(Response.ok(page)).build();
    }

    /** JSON that no cache keeps. */
    public static <T> RestResponse.ResponseBuilder<T> json(T body) {
        return RestResponse.ResponseBuilder.ok(body).header(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }

    public static Response.ResponseBuilder unstored(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }

    public static Response seeOther(URI location, NewCookie... cookies) {
        return seeOther(location.toString(), cookies);
    }

    /** The same for an address that need not be one of the web: an app may have a scheme of its own (RFC 8252 §7.1). */
    public static Response seeOther(String location, NewCookie... cookies) {
        return unstored(Response.status(SEE_OTHER).header(HttpHeaders.LOCATION, location)).cookie(cookies).build();
    }
}

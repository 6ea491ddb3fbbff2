package dev.gatehouse.passkey.page;

import java.net.URI;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import io.quarkus.qute.TemplateInstance;

/** The responses of pages. */
final class Pages {

    private Pages() {
    }

    /** A page that no cache and no back button keeps. */
    static Response unkept(TemplateInstance page) {
        return Response.ok(page).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** The response to a form: look at another page (303, never 307: RFC 9700 §4.12). */
    static Response goTo(URI page, NewCookie... cookies) {
        return Response.seeOther(page).header(HttpHeaders.CACHE_CONTROL, "no-store").cookie(cookies).build();
    }
}

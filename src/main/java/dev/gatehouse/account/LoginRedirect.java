package dev.gatehouse.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.ReturnTo;

/** Where people sign in. */
@Front
@ApplicationScoped
public class LoginRedirect {

    public static final String LOGIN = "/login";

    private final PublicUrl publicUrl;

    LoginRedirect(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The login page; who is signed in already goes straight on. */
    public URI to(ReturnTo back) {
        return URI.create(publicUrl.at(LOGIN + "?return_to=" + URLEncoder.encode(back.path(), UTF_8)));
    }

    /** The login page for who must sign in anew, whether signed in or not. */
    public URI again(ReturnTo back) {
        return URI.create(to(back) + "&fresh=true");
    }
}

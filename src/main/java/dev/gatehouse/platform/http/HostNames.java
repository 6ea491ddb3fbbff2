package dev.gatehouse.platform.http;

import java.util.Locale;

import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.PublicUrl;
import io.vertx.core.http.HttpServerRequest;

/** Which surface a request is for, by the host it names. */
@Front
public final class HostNames {

    private HostNames() {
    }

    /** Whether the request names the issuer's own host; a request without a host, or with two, does not. */
    public static boolean isIssuer(HttpServerRequest request, PublicUrl publicUrl) {
        if (request.headers().getAll("Host").size() > 1 || request.authority() == null) {
            return false;
        }
        String named = request.authority().toString().toLowerCase(Locale.ROOT);
        return named.equals(publicUrl.host()) || named.equals(publicUrl.host() + (publicUrl.secure() ? ":443" : ":80"));
    }
}

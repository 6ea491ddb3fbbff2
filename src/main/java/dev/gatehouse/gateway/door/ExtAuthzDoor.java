package dev.gatehouse.gateway.door;

import java.util.Locale;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.check.Reading;
import dev.gatehouse.gateway.session.HostCookies;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * For Envoy and Istio over HTTP ({@code ext_authz} with {@code http_service}): the question has the method, the host, the query
 * and the headers of the request that is asked about, and its path behind a prefix.
 */
@Singleton
class ExtAuthzDoor implements Door {

    private static final String PREFIX = "/gateway/ext_authz";
    private static final String REMEDY = "; Envoy has to say path_prefix: " + PREFIX + " (Istio: pathPrefix), without a slash"
            + " at its end";
    /** How Envoy is told what the upstream has no business with (OkHttpResponse.headers_to_remove, over HTTP). */
    private static final String REMOVE = "X-Envoy-Auth-Headers-To-Remove";

    private static final String TOKENS = "authorization, " + AskingPeers.AUTHORIZATION.toLowerCase(Locale.ROOT);

    private final CheckRequestReader reader;

    ExtAuthzDoor(CheckRequestReader reader) {
        this.reader = reader;
    }

    /** All that begins so: what Envoy asks about {@code OPTIONS *} has no slash behind the prefix, and is for nobody else. */
    @Override
    public boolean isAt(String path) {
        return path.startsWith(PREFIX);
    }

    @Override
    public Reading read(RoutingContext context) {
        return reader.read(context, ExtAuthzDoor::asked);
    }

    private static OriginalRequest asked(HttpServerRequest question) {
        var target = RequestReader.target(question).substring(PREFIX.length());
        if (!target.startsWith("/") || target.startsWith("//")) {
            throw new AmbiguousRequest("no path behind " + PREFIX + REMEDY);
        }
        return OriginalRequest.ofItself(question.method().name(), RequestReader.authority(question), target,
                question.headers());
    }

    /** What Envoy sets from the answer, it sets before it removes: where no cookie but ours was sent, all of it goes. */
    @Override
    public DoorReply allow(DoorReply identity, MultiMap question) {
        return HostCookies.forUpstream(question).map(kept -> identity.with("Cookie", kept).with(REMOVE, TOKENS))
                .orElseGet(() -> identity.with(REMOVE, TOKENS + ", cookie"));
    }

    @Override
    public DoorReply challenge(Decision.Challenge challenge, String requestId) {
        return Door.redirect(challenge);
    }

    @Override
    public DoorReply refuse(Decision.Refuse refuse, String requestId) {
        return RefusalReply.of(refuse.refusal(), requestId);
    }
}

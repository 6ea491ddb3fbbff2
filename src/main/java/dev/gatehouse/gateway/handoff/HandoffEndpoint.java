package dev.gatehouse.gateway.handoff;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.gateway.HostName;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.door.DoorReply;
import dev.gatehouse.gateway.door.RefusalReply;
import dev.gatehouse.gateway.door.ReplyLoop;
import dev.gatehouse.gateway.door.RequestReader;
import dev.gatehouse.gateway.route.CurrentRoutes;
import dev.gatehouse.gateway.session.HostCookies;
import dev.gatehouse.gateway.session.HostSessionLookup;
import dev.gatehouse.gateway.session.SignInRedirect;
import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.Randomness;
import dev.gatehouse.platform.ReturnTo;
import dev.gatehouse.platform.http.FetchMetadata;
import dev.gatehouse.platform.reply.ProblemReply;
import dev.gatehouse.platform.reply.Replies;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.ext.web.RoutingContext;

/**
 * Both ends of a hand-off, at a protected host: {@code ?return_to=} gives the browser a cookie and sends it to the issuer,
 * {@code ?code=} takes it back in, once. Only people come here; a script is told 401.
 */
@ApplicationScoped
public class HandoffEndpoint {

    private final CurrentRoutes routes;
    private final SessionHandoff handoff;
    private final HostSessionLookup sessions;
    private final HostCookies cookies;
    private final HandoffLimit limit;
    private final PublicUrl publicUrl;
    private final Randomness randomness;
    private final Clock clock;

    HandoffEndpoint(CurrentRoutes routes, SessionHandoff handoff, HostSessionLookup sessions, HostCookies cookies,
            HandoffLimit limit, PublicUrl publicUrl, Randomness randomness, Clock clock) {
        this.routes = routes;
        this.handoff = handoff;
        this.sessions = sessions;
        this.cookies = cookies;
        this.limit = limit;
        this.publicUrl = publicUrl;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** Whether a request is for this: on any host that some route names. */
    public boolean isAt(HostName host, String path) {
        return path.equals(SignInRedirect.PATH) && routes.table().namesExactly(host);
    }

    public void serve(RoutingContext context, HostName host) {
        var loop = new ReplyLoop(context);
        var requestId = CurrentRequest.id(context);
        UniHelper.toFuture(Uni.createFrom().deferred(() -> reply(context, host)))
                .otherwise(failure -> failed(failure, requestId))
                .onSuccess(reply -> loop.run(() -> reply.send(context)));
    }

    private Uni<DoorReply> reply(RoutingContext context, HostName host) {
        var request = context.request();
        var requestId = CurrentRequest.id(context);
        if (!FetchMetadata.isNavigation(request.method().name(), request.headers())) {
            return now(RefusalReply.of(new Refusal.NoCredentials(publicUrl.issuer(), Set.of()), requestId));
        }
        var wait = limit.take(context);
        if (wait.isPresent()) {
            return now(HandoffMessage.tooMany(wait.get(), requestId));
        }
        var parameters = parameters(RequestReader.target(request));
        var browser = BrowserCookie.find(cookies.handoffs(request.headers()));
        var codes = parameters.getOrDefault("code", List.of());
        if (codes.isEmpty()) {
            var target = SignInRedirect.target(parameters.getOrDefault("return_to", List.of("/")).getFirst());
            return start(context, host, target, browser);
        }
        // Presented by a browser that began nothing, a code is used up all the same: nobody finds it in a history and uses it.
        var code = OpaqueToken.of(codes.getFirst());
        return browser.isPresent() ? redeem(context, host, code, browser.get())
                : handoff.redeem(code, randomness.token(), host).map(refused -> HandoffMessage.noCookie(requestId));
    }

    private Uni<DoorReply> start(RoutingContext context, HostName host, ReturnTo target, Optional<BrowserCookie> browser) {
        if (browser.filter(known -> known.wasSentBackTo(target, clock.instant())).isEmpty()) {
            return now(begun(context, host, target, browser));
        }
        return isSignedOut(context, host).map(signedOut -> signedOut ? begun(context, host, target, browser)
                : HandoffMessage.circle(target, CurrentRequest.id(context)));
    }

    /** Whether the browser does present a session of this host, which is over: that is no circle, but somebody who left. */
    private Uni<Boolean> isSignedOut(RoutingContext context, HostName host) {
        var presented = cookies.sessions(context.request().headers());
        return presented.size() == 1 ? sessions.find(host, presented.getFirst()).map(Optional::isEmpty)
                : Uni.createFrom().item(false);
    }

    private DoorReply begun(RoutingContext context, HostName host, ReturnTo target, Optional<BrowserCookie> browser) {
        var kept = BrowserCookie.of(browser.map(BrowserCookie::browser).orElseGet(randomness::token));
        set(context, cookies.handoff(kept.value(), BrowserCookie.LIFE));
        return seeOther(publicUrl.at(Destination.of(host, target, kept.browser()).path()));
    }

    private Uni<DoorReply> redeem(RoutingContext context, HostName host, OpaqueToken code, BrowserCookie browser) {
        return handoff.redeem(code, browser.browser(), host).map(redemption -> switch (redemption) {
            case SessionHandoff.Redemption.Refused refused -> HandoffMessage.codeOver(CurrentRequest.id(context));
            case SessionHandoff.Redemption.Started started -> {
                set(context, cookies.session(started.cookie(), started.maxAge()));
                set(context,
                        cookies.handoff(browser.sentBackTo(started.target(), clock.instant()).value(), BrowserCookie.LIFE));
                yield seeOther(started.target().path());
            }
        });
    }

    private static void set(RoutingContext context, String cookie) {
        context.response().headers().add("Set-Cookie", cookie);
    }

    private static DoorReply seeOther(String location) {
        return DoorReply.of(Replies.SEE_OTHER,
                Map.of("Location", location, "Cache-Control", Replies.NO_STORE, "Referrer-Policy", "no-referrer"));
    }

    /** What cannot be read says nothing. */
    private static Map<String, List<String>> parameters(String target) {
        try {
            return new QueryStringDecoder(target).parameters();
        } catch (IllegalArgumentException unreadable) {
            return Map.of();
        }
    }

    private static DoorReply failed(Throwable failure, String requestId) {
        return HandoffMessage.failed(ProblemReply.unexpected(failure, requestId), requestId);
    }

    private static Uni<DoorReply> now(DoorReply reply) {
        return Uni.createFrom().item(reply);
    }
}

package dev.gatehouse.gateway.grpc;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.LimitStatus;
import dev.gatehouse.gateway.check.Gatekeeper;
import dev.gatehouse.gateway.check.Reading;
import dev.gatehouse.gateway.door.AskingPeers;
import dev.gatehouse.gateway.door.CheckRequestReader;
import dev.gatehouse.gateway.door.Door;
import dev.gatehouse.gateway.door.DoorReply;
import dev.gatehouse.gateway.door.RefusalReply;
import dev.gatehouse.gateway.door.ReplyLoop;
import dev.gatehouse.gateway.identity.IdentityHeaders;
import dev.gatehouse.gateway.route.Route;
import dev.gatehouse.gateway.session.HostCookies;
import dev.gatehouse.platform.CurrentRequest;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * For Envoy and Istio over gRPC ({@code ext_authz} with {@code grpc_service}). Unlike the doors over HTTP it can take
 * headers out of the request that is asked about. Every outcome is an answer, never an error of the call.
 */
@Singleton
public class ExtAuthzGrpc {

    private static final String PATH = "/envoy.service.auth.v3.Authorization/Check";
    private static final String IDENTITY = "x-auth-";
    private static final String REQUEST_ID = "X-Request-Id";

    private final Gatekeeper gatekeeper;
    private final AskingPeers peers;
    private final CheckRequestReader reader;
    private final Duration timeout;

    ExtAuthzGrpc(Gatekeeper gatekeeper, AskingPeers peers, CheckRequestReader reader, GatewayConfig config) {
        this.gatekeeper = gatekeeper;
        this.peers = peers;
        this.reader = reader;
        this.timeout = config.decisionTimeout();
    }

    /** Whether a request is a call of this door. */
    public boolean isAt(HttpServerRequest request) {
        return PATH.equals(request.uri()) && UnaryCall.isOne(request);
    }

    /** Who may not ask is told so before anything of the question is taken in: it would be held for anybody. */
    public void serve(RoutingContext context) {
        var loop = new ReplyLoop(context);
        var call = new UnaryCall(context.request());
        Future.succeededFuture(context).compose(asking -> {
            peers.require(asking);
            return call.message(timeout);
        }).map(message -> CheckRequest.of(message.getBytes())).transform(read -> answer(context, read))
                .otherwise(failure -> failed(context, failure)).onSuccess(answer -> loop.run(() -> call.reply(answer)));
    }

    private Future<Buffer> answer(RoutingContext context, AsyncResult<CheckRequest> read) {
        if (read.succeeded()) {
            var asked = read.result();
            asked.requestId().ifPresent(id -> take(context, id));
            return judged(context, reader.read(asked::original, asked.headers()), asked);
        }
        return read.cause() instanceof AmbiguousRequest ambiguous
                ? judged(context, new Reading.Ambiguous(ambiguous.getMessage()), CheckRequest.NONE)
                : Future.failedFuture(read.cause());
    }

    /** The request has this id at Envoy, so it has it here. */
    private static void take(RoutingContext context, String id) {
        CurrentRequest.begin(context, id, CurrentRequest.traceparent(context));
        context.response().putHeader(REQUEST_ID, id);
    }

    private Future<Buffer> judged(RoutingContext context, Reading reading, CheckRequest asked) {
        var requestId = CurrentRequest.id(context);
        return gatekeeper.judge(reading, requestId).map(decision -> switch (decision) {
            case Decision.Allow allow -> ok(allow, reading.route(), asked, context);
            case Decision.Challenge challenge -> denied(Door.redirect(challenge), requestId);
            case Decision.Refuse refuse -> denied(RefusalReply.of(refuse.refusal(), requestId), requestId);
        });
    }

    private Buffer failed(RoutingContext context, Throwable failure) {
        var requestId = CurrentRequest.id(context);
        return denied(RefusalReply.of(gatekeeper.unavailable(failure, requestId).refusal(), requestId), requestId);
    }

    private static Buffer denied(DoorReply reply, String requestId) {
        return CheckResponse.denied(reply.with(REQUEST_ID, requestId));
    }

    private static Buffer ok(Decision.Allow allow, Optional<Route> route, CheckRequest asked, RoutingContext context) {
        var set = new LinkedHashMap<>(allow.identity());
        set.putAll(IdentityHeaders.ofRequest(context));
        var removed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        removed.addAll(IdentityHeaders.names());
        removed.add("Authorization");
        removed.add(AskingPeers.AUTHORIZATION);
        removed.add("tracestate");
        asked.headers().names().stream().filter(name -> IdentityHeaders.folded(name).startsWith(IDENTITY))
                .forEach(removed::add);
        var sent = String.join("; ", asked.headers().getAll("Cookie"));
        var kept = HostCookies.withoutOurs(sent);
        if (kept.isEmpty() || HostCookies.nameOurs(kept)) {
            removed.add("Cookie");
        } else if (!kept.equals(sent)) {
            CheckResponse.text(kept).ifPresentOrElse(cookies -> set.put("Cookie", cookies), () -> removed.add("Cookie"));
        }
        set.keySet().forEach(removed::remove);
        return CheckResponse.ok(set, removed, LimitStatus.fields(allow.limits()),
                metadata(allow.caller(), route, CurrentRequest.id(context)));
    }

    /** What access logs and the filters behind read under {@code envoy.filters.http.ext_authz}. */
    private static Map<String, String> metadata(Caller caller, Optional<Route> route, String requestId) {
        var metadata = new LinkedHashMap<String, String>();
        if (caller instanceof Caller.Known known) {
            metadata.put("subject", known.subject());
            known.client().ifPresent(client -> metadata.put("client", client));
        }
        route.ifPresent(matched -> metadata.put("route", matched.id()));
        metadata.put("request_id", requestId);
        return metadata;
    }
}

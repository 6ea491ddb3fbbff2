package dev.gatehouse.gateway.caller;

import java.util.Set;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.session.HostOrigins;
import dev.gatehouse.platform.PublicUrl;
import io.vertx.core.Future;

/** Finds the one caller of a request. Two credentials at once are none: upstream might believe the other one. */
@Singleton
public class CallerResolver {

    private static final Resolution PROOF = new Resolution.Rejected(new Refusal.UnsupportedProof(),
            "a proof of possession, which is not supported");

    private static final Resolution TWO = new Resolution.Rejected(new Refusal.Ambiguous(), "two credentials");

    private final TokenCaller tokens;
    private final SessionCaller sessions;
    private final String issuer;
    private final HostOrigins origins;

    CallerResolver(TokenCaller tokens, SessionCaller sessions, PublicUrl publicUrl, HostOrigins origins) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.issuer = publicUrl.issuer();
        this.origins = origins;
    }

    /**
     * Who makes this request.
     *
     * @param audience what a token may be meant for
     * @param origin whose pages, beside the host's own, may open a WebSocket in a person's name
     */
    public Future<Resolution> resolve(AccessRequest request, Predicate<String> audience, Predicate<String> origin) {
        var credentials = request.credentials();
        if (credentials.proof()) {
            return Future.succeededFuture(PROOF);
        }
        var cookies = credentials.sessionCookies().size();
        var headers = credentials.authorization().size();
        if (headers + cookies > 1) {
            return Future.succeededFuture(TWO);
        }
        if (cookies == 1) {
            return sessions.resolve(request.host(), credentials.sessionCookies().getFirst())
                    .map(found -> unlessForged(found, request, origin));
        }
        return headers == 1 ? tokens.resolve(credentials.authorization().getFirst(), audience)
                : Future.succeededFuture(new Resolution.Resolved(new Caller.Anonymous()));
    }

    /**
     * What a page of another origin made a person's browser send in their name: a write (RFC 9700 §4.7), or a WebSocket, whose
     * messages that page would read and write (RFC 6455 §10.2).
     */
    private Resolution unlessForged(Resolution found, AccessRequest request, Predicate<String> origin) {
        var said = request.credentials().fetchMetadata();
        if (!(found instanceof Resolution.Resolved resolved && resolved.caller() instanceof Caller.Known)
                || !said.isCrossOrigin(origins.of(request.host()))) {
            return found;
        }
        if (request.isWrite()) {
            return new Resolution.Rejected(new Refusal.Forbidden(), "a write from another origin with a session");
        }
        return said.webSocket() && !said.isFrom(origin)
                ? new Resolution.Rejected(new Refusal.Forbidden(), "a WebSocket from another origin with a session")
                : found;
    }

    /**
     * Judges a token alone, where nothing is known about the request it came with.
     *
     * @param audience what it may be meant for, beside the issuer itself
     */
    public Future<Resolution> resolveToken(Credentials credentials, Predicate<String> audience) {
        if (credentials.proof()) {
            return Future.succeededFuture(PROOF);
        }
        return switch (credentials.authorization().size()) {
            case 0 -> Future.succeededFuture(
                    new Resolution.Rejected(new Refusal.NoCredentials(issuer, Set.of()), "nothing presented"));
            case 1 -> tokens.resolve(credentials.authorization().getFirst(), audience.or(issuer::equals));
            default -> Future.succeededFuture(TWO);
        };
    }

    /** Who is signed in, as policy judges them. */
    public Caller.Person caller(SignedIn signedIn) {
        return sessions.person(signedIn);
    }
}

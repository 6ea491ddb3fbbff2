package dev.gatehouse.platform.network;

import static io.netty.handler.codec.http.HttpHeaderNames.ACCEPT;
import static io.netty.handler.codec.http.HttpHeaderNames.AUTHORIZATION;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;

/**
 * Fetches a small document that somebody outside publishes. Nobody makes us reach what only we can reach: the address that a
 * name resolves to is judged, and the connection goes to that address and no other; redirects are not followed. Size and time
 * are bounded, and nothing waits on a thread of a request.
 */
@Front
@Singleton
public class OutboundHttp {

    private static final int MAX_BYTES = 512 * 1024;
    private static final int MAX_TRUSTS = 64;
    private static final int CONNECT_MILLIS = 2_000;
    private static final long TOTAL_MILLIS = 4_000;

    private final Vertx vertx;
    private final Set<String> allowed;
    /** By the certificates that they trust: those of the platform, or those of one file. */
    private final Cache<String, HttpClient> clients = Caffeine.newBuilder().maximumSize(MAX_TRUSTS).executor(Runnable::run)
            .<String, HttpClient> removalListener((trust, client, cause) -> Objects.requireNonNull(client).close()).build();

    OutboundHttp(Vertx vertx, OutboundConfig config) {
        this.vertx = vertx;
        this.allowed = config.allowHosts().orElse(Set.of());
    }

    /**
     * One document.
     *
     * @param certificates the authorities that its server's certificate must come from, as PEM; those of the platform without
     * @param bearer what the server asks for before it tells
     */
    public record Request(URI uri, Optional<String> certificates, Optional<Secret> bearer) {

        public static Request to(URI uri) {
            return new Request(uri, Optional.empty(), Optional.empty());
        }
    }

    /** A document that could not be fetched. The message names the reason and is for the operator. */
    public static final class Unreachable extends RuntimeException {

        public Unreachable(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Its text, when the server answers 200. It fails with {@link Unreachable}. */
    public Future<String> get(Request request) {
        return resolve(request.uri().getHost()).compose(address -> send(request, address))
                .recover(failure -> Future.failedFuture(failure instanceof Unreachable ? failure
                        : new Unreachable(request.uri().getHost() + ": " + failure.getClass().getSimpleName())));
    }

    /** A name that leads inside with any of its addresses is refused: who would tell which one comes next? */
    private Future<InetAddress> resolve(String host) {
        return vertx.executeBlocking(() -> {
            var addresses = InetAddress.getAllByName(host);
            for (var address : addresses) {
                if (!allowed.contains(host.toLowerCase(Locale.ROOT)) && !PublicAddress.is(address)) {
                    throw new Unreachable(host + " is not a public address; gatehouse.outbound.allow-hosts can name it");
                }
            }
            return addresses[0];
        }, false);
    }

    private Future<String> send(Request request, InetAddress address) {
        var uri = request.uri();
        var tls = "https".equals(uri.getScheme());
        var port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        var options = new RequestOptions().setMethod(HttpMethod.GET).setSsl(tls).setHost(uri.getHost()).setPort(port)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setURI(target(uri));
        options.putHeader(ACCEPT, "application/json");
        request.bearer().ifPresent(bearer -> options.putHeader(AUTHORIZATION, "Bearer " + bearer.value()));
        return client(request.certificates()).request(options).compose(asked -> {
            var timer = vertx.setTimer(TOTAL_MILLIS, late -> asked.reset());
            return asked.send().compose(response -> new BoundedBody(response, MAX_BYTES).read())
                    .onComplete(done -> vertx.cancelTimer(timer));
        });
    }

    private static String target(URI uri) {
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private HttpClient client(Optional<String> certificates) {
        return clients.get(certificates.orElse(""), trust -> {
            var options = new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setKeepAlive(false);
            if (!trust.isEmpty()) {
                options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(trust)));
            }
            return vertx.createHttpClient(options);
        });
    }

    @PreDestroy
    void close() {
        clients.invalidateAll();
    }
}

package dev.gatehouse.platform.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;

import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.endpoint.Endpoint;
import dev.gatehouse.platform.endpoint.EndpointSource;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Styles, scripts and pictures, under a folder that is named by the hash of them all: scripts import each other by relative
 * names, so one of them never meets another of another release. Browsers keep them for a year (RFC 8246).
 */
@Front
@Named
@ApplicationScoped
public class Assets implements EndpointSource {

    /** A native image cannot list a folder; a test compares. */
    static final List<String> FILES = List.of(
            "css/gatehouse.css", "img/arch.svg", "js/challenges.js", "js/demo-oauth.js",
            "js/demo.js", "js/form-post.js", "js/page.js", "js/panel.js",
            "js/passkey.js", "js/server.js", "js/signals.js", "js/webauthn.js",
            "js/words.js");

    private static final String ROOT = "/assets";
    private static final String YEAR = "public, max-age=31536000, immutable";
    private static final int HASH_LENGTH = 16;
    private static final Pattern HASHED = Pattern.compile("/assets/([0-9a-f]{" + HASH_LENGTH + "})/(.+)");
    private static final Map<String, String> TYPES = Map.of("css", "text/css;charset=UTF-8", "js",
            "text/javascript;charset=UTF-8", "svg", "image/svg+xml");

    private final SortedMap<String, Buffer> contents = new TreeMap<>();
    private final String hash;

    Assets() {
        FILES.forEach(file -> contents.put(file, read(file)));
        hash = hash(contents);
    }

    /** The folder that pages refer to. In dev mode files change without a restart, and bear no hash. */
    public String path() {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT ? ROOT : ROOT + "/" + hash;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.of(ROOT + "/", Endpoint.Trait.WITHOUT_SESSION));
    }

    void register(@Observes Router router) {
        router.route(ROOT + "/*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::serve);
    }

    /** The hash of another release, whose page a replica of ours is asked to complete, gets what we have, and keeps it not. */
    private void serve(RoutingContext context) {
        var named = HASHED.matcher(context.normalizedPath());
        var content = named.matches() ? contents.get(named.group(2)) : null;
        if (content == null) {
            context.next();
            return;
        }
        var response = context.response()
                .putHeader("Content-Type", TYPES.get(named.group(2).substring(named.group(2).lastIndexOf('.') + 1)))
                .putHeader("Cache-Control", named.group(1).equals(hash) ? YEAR : "no-cache")
                .putHeader("Content-Length", Integer.toString(content.length()));
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(content);
        }
    }

    static String hash(SortedMap<String, Buffer> contents) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            contents.forEach((file, content) -> {
                digest.update((file + "\0" + content.length() + "\0").getBytes(UTF_8));
                digest.update(content.getBytes());
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static Buffer read(String file) {
        try (var stream = Assets.class.getResourceAsStream("/META-INF/resources/assets/" + file)) {
            return Buffer.buffer(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

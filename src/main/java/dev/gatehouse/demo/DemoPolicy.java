package dev.gatehouse.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.policy.PolicyContribution;

/** The demo's client, scopes and routes, beside whatever policy there is, at the addresses that this installation has. */
@ApplicationScoped
class DemoPolicy implements PolicyContribution {

    static final String FILE = "policy-demo.yaml";

    private static final String WRITTEN_FOR = "http://localhost:8080";
    private static final String ITS_API = "http://api.localhost:8080";
    private static final String ITS_API_HOST = "api.localhost";
    private static final String ITS_UPSTREAM = "http://127.0.0.1:8090";

    private final DemoConfig config;
    private final PublicUrl publicUrl;

    DemoPolicy(DemoConfig config, PublicUrl publicUrl) {
        this.config = config;
        this.publicUrl = publicUrl;
    }

    @Override
    public String owner() {
        return "the demo";
    }

    @Override
    public String leftAwayBy() {
        return "gatehouse.demo.enabled=false";
    }

    @Override
    public Optional<String> yaml() {
        return config.enabled()
                ? Optional.of(fitting(written(), publicUrl.issuer(), publicUrl.below("api"), config.apiPort()))
                : Optional.empty();
    }

    static String fitting(String policy, String issuer, String api, int apiPort) {
        return policy.replace(ITS_UPSTREAM, "http://127.0.0.1:" + apiPort).replace(WRITTEN_FOR, issuer).replace(ITS_API, api)
                .replace(ITS_API_HOST, URI.create(api).getHost());
    }

    static String written() {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE, unreadable);
        }
    }
}

package dev.gatehouse.gateway.session;

import java.util.OptionalInt;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.platform.PublicUrl;

/**
 * The web origins of the hosts that routes are for (RFC 6454 §4): scheme and port come from the settings and the name from the
 * policy, so that no request can lead a browser anywhere else.
 */
@Singleton
public class HostOrigins {

    private final PublicUrl publicUrl;
    private final String scheme;
    private final String port;

    @Inject
    HostOrigins(PublicUrl publicUrl, GatewayConfig config) {
        this(publicUrl, config.browserPort());
    }

    public HostOrigins(PublicUrl publicUrl, OptionalInt browserPort) {
        this.publicUrl = publicUrl;
        this.scheme = publicUrl.secure() ? "https://" : "http://";
        this.port = browserPort.isPresent() ? written(browserPort.getAsInt(), publicUrl.secure() ? 443 : 80)
                : publicUrl.host().substring(publicUrl.hostname().length());
    }

    /** Browsers leave out the scheme's own port. */
    private static String written(int port, int ofTheScheme) {
        return port == ofTheScheme ? "" : ":" + port;
    }

    public String of(HostName host) {
        return isIssuers(host) ? publicUrl.issuer() : scheme + host + port;
    }

    /** Whether this is the host of the issuer, where people sign in. */
    public boolean isIssuers(HostName host) {
        return host.value().equals(publicUrl.hostname());
    }
}

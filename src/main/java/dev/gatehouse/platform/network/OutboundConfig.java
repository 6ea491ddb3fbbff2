package dev.gatehouse.platform.network;

import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;

/** Where requests of our own may go. */
@ConfigMapping(prefix = "gatehouse.outbound")
public interface OutboundConfig {

    /** Host names and addresses, as they stand in an address, that may be reached although they are not public. */
    Optional<Set<String>> allowHosts();
}

package dev.gatehouse.audit;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of what strangers cause is kept, and how long. What people did is kept whole and for ever. */
@ConfigMapping(prefix = "gatehouse.audit")
interface AuditConfig {

    /**
     * How many refusals of one kind are written for one address in a minute, and six times as many of all addresses together;
     * then still the first of each address, up to twenty times as many. The rest is summed up in one entry.
     */
    @WithDefault("10")
    int refusalsPerMinute();

    /** How long the refusals of strangers and clients are kept; a day at least. */
    @WithDefault("30d")
    Duration refusalRetention();
}

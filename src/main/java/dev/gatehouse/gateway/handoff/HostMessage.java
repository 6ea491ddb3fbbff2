package dev.gatehouse.gateway.handoff;

import java.util.Map;

import dev.gatehouse.gateway.door.DoorReply;
import dev.gatehouse.platform.reply.Replies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A page in words on a host that is not ours: it has its style in itself, because no asset of ours is served there. */
public final class HostMessage {

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "text/html;charset=UTF-8",
            "Cache-Control", Replies.NO_STORE, "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer",
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");

    private HostMessage() {
    }

    /** Template {@code gateway/host-page.html}. */
    @CheckedTemplate(basePath = "gateway", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record HostPage(String title, String sentence, String href, String action, String requestId) implements TemplateInstance {
    }

    /**
     * The page as a reply.
     *
     * @param href where its one link leads
     * @param action what the link says
     */
    public static DoorReply of(int status, String title, String sentence, String href, String action, String requestId) {
        return new DoorReply(status, HEADERS, new HostPage(title, sentence, href, action, requestId).render());
    }
}

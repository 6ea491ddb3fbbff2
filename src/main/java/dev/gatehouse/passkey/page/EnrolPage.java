package dev.gatehouse.passkey.page;

import java.time.Instant;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.invitation.Enrolment;
import dev.gatehouse.passkey.ceremony.CeremonyLimit;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.reply.Replies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Where an invited person, or a newcomer where anybody may come, makes the first passkey. */
@Path("/enroll")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class EnrolPage {

    private final Enrolment enrolment;
    private final CeremonyLimit limit;

    EnrolPage(Enrolment enrolment, CeremonyLimit limit) {
        this.enrolment = enrolment;
        this.limit = limit;
    }

    /**
     * The enrolment page.
     *
     * @param name whom the link is for; empty where it names nobody
     * @param ticket of the link; empty where anybody may come
     * @param invitedBy may be {@code null}
     * @param returning whether it leads back into an account that is there
     * @param replaces whether the passkeys that the account has go
     * @param expiresAt {@code null} without a link
     */
    @CheckedTemplate(basePath = "passkey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Enrol(String ticket, String name, @Nullable String invitedBy, boolean admin, boolean returning, boolean replaces,
            @Nullable Instant expiresAt) implements TemplateInstance {
    }

    @GET
    public Response open() {
        enrolment.requireOpenRegistration();
        return Replies.page(new Enrol("", "", null, false, false, false, null));
    }

    @GET
    @Path("/{ticket}")
    public Uni<Response> invited(@RestPath String ticket, @Context RoutingContext context) {
        limit.take(CeremonyLimit.Attempt.ENROLMENT_LINK, context);
        return enrolment.offer(OpaqueToken.of(ticket))
                .map(offer -> Replies.page(new Enrol(ticket, offer.nameless() ? "" : offer.permit().name(),
                        offer.inviter().orElse(null), offer.admin(), offer.account().isPresent(), offer.replacesPasskeys(),
                        offer.expiresAt())));
    }
}

package dev.gatehouse.launch.command;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.LoginRedirect;
import dev.gatehouse.account.invitation.EnrolmentLink;
import dev.gatehouse.account.invitation.InvitationIssuer;
import dev.gatehouse.platform.PublicUrl;

/** The three lines that a newcomer needs, on the console of dev and try-out. Production prints no link. */
@ApplicationScoped
class Welcome {

    private final PublicUrl publicUrl;
    private final InvitationIssuer invitations;

    Welcome(PublicUrl publicUrl, InvitationIssuer invitations) {
        this.publicUrl = publicUrl;
        this.invitations = invitations;
    }

    /** Makes the link for the first administrator, as long as there is none. */
    void print() {
        System.out.println(text(AwaitUni.until(invitations::firstAdministrator)));
    }

    private String text(Optional<EnrolmentLink> first) {
        var second = first
                .map(link -> line("First administrator",
                        link.url() + "   (works once, until " + Listing.time(link.expiresAt()) + ")"))
                .orElseGet(() -> line("Sign in", publicUrl.at(LoginRedirect.LOGIN)));
        return System.lineSeparator() + line("Gatehouse is at", publicUrl.issuer()) + second + line("Stop it with", "Ctrl+C");
    }

    private static String line(String label, Object text) {
        return "  %-21s%s%n".formatted(label, text);
    }
}

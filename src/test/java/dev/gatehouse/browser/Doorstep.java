package dev.gatehouse.browser;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import com.microsoft.playwright.Browser;

import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.invitation.InvitationIssuer;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.platform.PublicUrl;
import io.quarkus.vertx.VertxContextSupport;

/** Where the browser tests' visitors come from. */
@ApplicationScoped
class Doorstep {

    private final PublicUrl publicUrl;
    private final InvitationIssuer inviting;

    Doorstep(PublicUrl publicUrl, InvitationIssuer inviting) {
        this.publicUrl = publicUrl;
        this.inviting = inviting;
    }

    /** A stranger with an empty browser. */
    Visitor stranger() {
        return new Visitor(publicUrl.issuer(), new Browser.NewContextOptions());
    }

    /** A stranger whose browser runs no scripts. */
    Visitor strangerWithoutScripts() {
        return new Visitor(publicUrl.issuer(), new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    /** An enrolment link for somebody. */
    URI linkFor(String name, boolean admin) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> inviting.invite(name, admin, Assignments.NONE, Actor.system()))
                    .url();
        } catch (Throwable failure) {
            throw new AssertionError("no invitation", failure);
        }
    }

    /** An enrolment link for the first administrator. */
    URI firstAdministratorsLink() {
        try {
            return VertxContextSupport.subscribeAndAwait(inviting::firstAdministrator).orElseThrow().url();
        } catch (Throwable failure) {
            throw new AssertionError("no first administrator's link", failure);
        }
    }
}

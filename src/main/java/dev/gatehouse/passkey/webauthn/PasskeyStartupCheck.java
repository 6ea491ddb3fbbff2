package dev.gatehouse.passkey.webauthn;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.gatehouse.account.DisplayName;
import dev.gatehouse.passkey.Passkeys;
import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.database.DatabaseUnavailable;
import dev.gatehouse.platform.database.SqlState;
import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.platform.startup.StartupCheck;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;

/** Refuses a relying party that browsers would refuse, or that existing passkeys were not made for. */
@ApplicationScoped
class PasskeyStartupCheck implements StartupCheck {

    private static final Logger LOG = Logger.getLogger(PasskeyStartupCheck.class);

    private final RelyingParty relyingParty;
    private final PublicUrl publicUrl;
    private final Passkeys passkeys;

    PasskeyStartupCheck(RelyingParty relyingParty, PublicUrl publicUrl, Passkeys passkeys) {
        this.relyingParty = relyingParty;
        this.publicUrl = publicUrl;
        this.passkeys = passkeys;
    }

    @Override
    public void check() {
        requireSameSite();
        relyingParty.origins().forEach(this::requireTheIssuer);
        if (DisplayName.parse(relyingParty.name()).isEmpty()) {
            throw new SevereFinding(
                    "gatehouse.passkey.rp-name must be a name of 1 to 100 letters, without control characters.");
        }
        if (hasPasskeysForAnother()) {
            throw new SevereFinding("gatehouse.passkey.rp-id is '" + relyingParty.id()
                    + "', but there are passkeys that were made for another one and would stop working; set it back.");
        }
    }

    /** A relying party id is the host of the page or a domain above it (WebAuthn §5.1.3 step 8). */
    private void requireSameSite() {
        String host = publicUrl.hostname();
        if (!host.equals(relyingParty.id()) && !host.endsWith("." + relyingParty.id())) {
            throw new SevereFinding("gatehouse.passkey.rp-id '" + relyingParty.id() + "' is neither the host of '"
                    + publicUrl.issuer() + "' nor a domain above it; browsers would refuse every passkey.");
        }
    }

    /**
     * The session that an assertion opens is the issuer's, whichever origin asked for it: a page of a second origin could have
     * one signed there and relay it (w3c/webauthn#2466).
     */
    private void requireTheIssuer(String origin) {
        if (!origin.equals(publicUrl.issuer())) {
            throw new SevereFinding("gatehouse.passkey.origins names '" + origin + "', but passkeys are used on the pages of "
                    + "gatehouse.issuer ('" + publicUrl.issuer() + "') and nowhere else; leave the setting out.");
        }
    }

    /** A database that is away, or as yet without tables, need not keep us from starting. What else fails, does. */
    private boolean hasPasskeysForAnother() {
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withSession(() -> passkeys.anyForAnother(relyingParty.id())));
        } catch (Throwable failure) {
            if (!DatabaseUnavailable.is(failure)
                    && !SqlState.of(failure).filter(SqlState.UNDEFINED_TABLE::equals).isPresent()) {
                throw new IllegalStateException("whether existing passkeys fit gatehouse.passkey.rp-id cannot be told",
                        failure);
            }
            LOG.warn(LogLine.event("passkey.relying-party.unchecked").saying("reason", failure.getMessage()));
            return false;
        }
    }
}

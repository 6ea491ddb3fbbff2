package dev.gatehouse.passkey.page;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;

import dev.gatehouse.account.Directory;
import dev.gatehouse.account.UserEntity;
import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.account.session.SessionMechanism;
import dev.gatehouse.passkey.CredentialDescriptor;
import dev.gatehouse.passkey.Keychain;
import dev.gatehouse.passkey.json.Base64Url;
import dev.gatehouse.passkey.json.UserEntityJson;
import dev.gatehouse.passkey.webauthn.RelyingParty;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.reply.Replies;
import io.smallrye.mutiny.Uni;

/**
 * What a browser tells its password managers about the person who is signed in (WebAuthn §5.1.10): which passkeys there are,
 * and what they are called. Suspended ones are among them: they may be reinstated.
 */
@Path("/passkeys/signals")
@RolesAllowed(SessionMechanism.PERSON)
@Produces(MediaType.APPLICATION_JSON)
public class SignalsResource {

    private final CurrentSession current;
    private final Directory directory;
    private final Keychain keychain;
    private final RelyingParty relyingParty;

    SignalsResource(CurrentSession current, Directory directory, Keychain keychain, RelyingParty relyingParty) {
        this.current = current;
        this.directory = directory;
        this.keychain = keychain;
        this.relyingParty = relyingParty;
    }

    /** {@code AllAcceptedCredentialsOptions} and {@code CurrentUserDetailsOptions} in one. */
    record Signals(String rpId, String userId, String name, String displayName, List<String> allAcceptedCredentialIds) {

        static Signals of(RelyingParty party, UserEntity person, List<CredentialDescriptor> passkeys) {
            var user = UserEntityJson.of(person.handle(), person.name());
            return new Signals(party.id(), user.id(), user.name(), user.displayName(),
                    passkeys.stream().map(passkey -> Base64Url.encode(passkey.id())).toList());
        }
    }

    @GET
    public Uni<RestResponse<Signals>> signals() {
        var account = current.require().account();
        return directory.userEntity(account)
                .map(found -> found.orElseThrow(Problem::notFound))
                .chain(person -> keychain.descriptors(account).map(passkeys -> Signals.of(relyingParty, person, passkeys)))
                .map(signals -> Replies.json(signals).build());
    }
}

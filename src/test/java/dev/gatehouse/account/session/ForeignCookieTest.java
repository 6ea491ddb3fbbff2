package dev.gatehouse.account.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.SignedInPerson;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;

/** The WebAuthn extension would keep people signed in by an encrypted cookie of its own; here it opens nothing. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ForeignCookieTest {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    @Inject
    @Any
    Instance<HttpAuthenticationMechanism> mechanisms;

    @Test
    void ourSessionsAreTheOnlyWayToBeSomebody() {
        assertEquals(List.of(SessionMechanism.class),
                mechanisms.stream().map(ClientProxy::unwrap).map(Object::getClass).toList());
    }

    @Test
    void attack57RefusesAForeignCookieEvenUnderTheRightKey() throws Exception {
        var ada = SignedInPerson.enrol("Ada");

        for (var name : List.of("Ada", ada.account().toString())) {
            new Browser().withCookie("quarkus-credential", genuine(name)).get("/account").then().statusCode(303);
        }
    }

    /** As the extension makes it: when it ends and whose it is, sealed with AES-GCM. */
    private static String genuine(String name) throws GeneralSecurityException {
        var word = ConfigProvider.getConfig().getValue("quarkus.http.auth.session.encryption-key", String.class);
        var key = MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
        var nonce = new byte[NONCE_BYTES];
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        var end = System.currentTimeMillis() + Duration.ofMinutes(30).toMillis();
        var sealed = cipher.doFinal((end + ":" + name).getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put((byte) NONCE_BYTES).put(nonce).put(sealed).array());
    }
}

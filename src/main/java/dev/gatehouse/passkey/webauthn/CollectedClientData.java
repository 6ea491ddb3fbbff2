package dev.gatehouse.passkey.webauthn;

import java.util.Base64;

import dev.gatehouse.passkey.VerificationFailed;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * What the browser says of a ceremony (WebAuthn §5.8.1), as far as it is looked at before its signature is checked.
 *
 * @param origin as the browser writes it; it is compared, and never parsed
 * @param foreignFrame whether the ceremony ran inside a page of another origin
 */
public record CollectedClientData(byte[] challenge, String origin, boolean foreignFrame) {

    public static CollectedClientData parse(byte[] json) {
        try {
            var fields = new JsonObject(Buffer.buffer(json));
            boolean foreign = !Boolean.FALSE.equals(fields.getValue("crossOrigin", false))
                    || fields.containsKey("topOrigin");
            return new CollectedClientData(Base64.getUrlDecoder().decode(fields.getString("challenge", "")),
                    fields.getString("origin", ""), foreign);
        } catch (DecodeException | IllegalArgumentException | ClassCastException unreadable) {
            throw new VerificationFailed("client data unreadable");
        }
    }
}

package dev.gatehouse.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * An authenticator and the browser around it, in software, with its own CBOR and signatures: it holds one passkey and can say
 * everything that a real one never would. Settings hold for every answer that follows.
 */
public final class SoftAuthenticator {

    public static final int UP = 0x01;
    public static final int UV = 0x04;
    public static final int BE = 0x08;
    public static final int BS = 0x10;
    private static final int AT = 0x40;

    private final SoftKey algorithm;
    private final KeyPair keys;
    private final SecureRandom random = new SecureRandom();
    private byte[] credentialId = random(32);
    private byte[] userHandle = new byte[0];
    private String origin;
    private String rpId = "localhost";
    private int flags = UP | UV;
    private long counter;
    private String format = "none";
    private UnaryOperator<JsonObject> clientData = UnaryOperator.identity();
    private UnaryOperator<JsonObject> answer = UnaryOperator.identity();
    private UnaryOperator<byte[]> attestationObject = UnaryOperator.identity();
    private UnaryOperator<byte[]> authenticatorData = UnaryOperator.identity();
    private byte[] publicKey;

    public SoftAuthenticator(SoftKey algorithm, String origin) {
        this.algorithm = algorithm;
        this.keys = algorithm.generate();
        this.origin = origin;
        this.publicKey = algorithm.cose(keys);
    }

    public SoftAuthenticator origin(String says) {
        origin = says;
        return this;
    }

    public SoftAuthenticator rpId(String says) {
        rpId = says;
        return this;
    }

    public SoftAuthenticator flags(int says) {
        flags = says;
        return this;
    }

    public SoftAuthenticator counter(long says) {
        counter = says;
        return this;
    }

    public SoftAuthenticator credentialId(byte[] says) {
        credentialId = says.clone();
        return this;
    }

    public SoftAuthenticator userHandle(byte[] says) {
        userHandle = says.clone();
        return this;
    }

    /** Changes what the browser says of the ceremony, before it is signed. */
    public SoftAuthenticator clientData(UnaryOperator<JsonObject> change) {
        clientData = change;
        return this;
    }

    /** Changes the finished answer, after it was signed. */
    public SoftAuthenticator answer(UnaryOperator<JsonObject> change) {
        answer = change;
        return this;
    }

    /** Changes the bytes of the attestation object. */
    public SoftAuthenticator attestationObject(UnaryOperator<byte[]> change) {
        attestationObject = change;
        return this;
    }

    /** Changes the authenticator data, before it is signed. */
    public SoftAuthenticator authenticatorData(UnaryOperator<byte[]> change) {
        authenticatorData = change;
        return this;
    }

    /** Registers another public key than its own. */
    public SoftAuthenticator publicKey(byte[] says) {
        publicKey = says.clone();
        return this;
    }

    /** Claims an attestation. For {@code packed} it comes with a statement that nobody could have made. */
    public SoftAuthenticator attestationFormat(String says) {
        format = says;
        return this;
    }

    public byte[] credentialId() {
        return credentialId.clone();
    }

    public byte[] userHandle() {
        return userHandle.clone();
    }

    /** Answers creation options (WebAuthn §6.3.2) with the attestation that was set, {@code none} at first. */
    public String create(JsonObject options) {
        userHandle = decode(options.getJsonObject("user").getString("id"));
        byte[] clientDataJson = clientDataJson("webauthn.create", options.getString("challenge"));
        byte[] attested = Cbor.map("fmt", format, "attStmt",
                format.equals("none") ? Map.of() : Map.of("alg", -7, "sig", new byte[70]), "authData",
                authenticatorData(flags | AT, attestedCredential()));
        return answered(new JsonObject()
                .put("clientDataJSON", encode(clientDataJson))
                .put("attestationObject", encode(attestationObject.apply(attested)))
                .put("transports", new JsonArray().add("internal")));
    }

    /** Answers request options (WebAuthn §6.3.3). */
    public String get(JsonObject options) {
        byte[] clientDataJson = clientDataJson("webauthn.get", options.getString("challenge"));
        byte[] authenticatorData = authenticatorData(flags, new byte[0]);
        byte[] signed = concat(authenticatorData, sha256(clientDataJson));
        return answered(new JsonObject()
                .put("clientDataJSON", encode(clientDataJson))
                .put("authenticatorData", encode(authenticatorData))
                .put("signature", encode(algorithm.sign(keys, signed)))
                .put("userHandle", encode(userHandle)));
    }

    private String answered(JsonObject response) {
        return answer.apply(new JsonObject()
                .put("id", encode(credentialId))
                .put("rawId", encode(credentialId))
                .put("type", "public-key")
                .put("response", response)
                .put("clientExtensionResults", new JsonObject())).encode();
    }

    private byte[] clientDataJson(String type, String challenge) {
        return clientData.apply(new JsonObject()
                .put("type", type)
                .put("challenge", challenge)
                .put("origin", origin)
                .put("crossOrigin", false)).encode().getBytes(UTF_8);
    }

    private byte[] authenticatorData(int says, byte[] attested) {
        return authenticatorData.apply(ByteBuffer.allocate(37 + attested.length)
                .put(sha256(rpId.getBytes(UTF_8)))
                .put((byte) says)
                .putInt((int) counter)
                .put(attested)
                .array());
    }

    private byte[] attestedCredential() {
        return ByteBuffer.allocate(18 + credentialId.length + publicKey.length)
                .put(new byte[16])
                .putShort((short) credentialId.length)
                .put(credentialId)
                .put(publicKey)
                .array();
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package dev.gatehouse.browser;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** A passkey device plugged into one page, by Chromium's virtual authenticator. */
final class Authenticator {

    private final CDPSession devtools;
    private final String id;

    private Authenticator(CDPSession devtools, String id) {
        this.devtools = devtools;
        this.id = id;
    }

    /** A phone or laptop: built in, keeps passkeys, knows its owner. */
    static Authenticator builtIn(CDPSession devtools) {
        return plug(devtools, "internal");
    }

    /** A second device beside the first: a security key with a PIN. */
    static Authenticator securityKey(CDPSession devtools) {
        return plug(devtools, "usb");
    }

    private static Authenticator plug(CDPSession devtools, String transport) {
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", transport);
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", options);
        var made = devtools.send("WebAuthn.addVirtualAuthenticator", wanted);
        return new Authenticator(devtools, made.get("authenticatorId").getAsString());
    }

    /** Whether the fingerprint, face or PIN is the owner's. */
    void recognisesItsOwner(boolean yes) {
        send("WebAuthn.setUserVerified", "isUserVerified", yes);
    }

    /** Whether the owner touches it when asked. */
    void isTouched(boolean yes) {
        send("WebAuthn.setAutomaticPresenceSimulation", "enabled", yes);
    }

    void unplug() {
        devtools.send("WebAuthn.removeVirtualAuthenticator", addressed());
    }

    /** What it keeps, as password managers list it: the names of the accounts. */
    List<String> lists() {
        var names = new ArrayList<String>();
        devtools.send("WebAuthn.getCredentials", addressed()).getAsJsonArray("credentials")
                .forEach(credential -> names.add(credential.getAsJsonObject().get("userName").getAsString()));
        return names;
    }

    private void send(String command, String property, boolean value) {
        var message = addressed();
        message.addProperty(property, value);
        devtools.send(command, message);
    }

    private JsonObject addressed() {
        var message = new JsonObject();
        message.addProperty("authenticatorId", id);
        return message;
    }
}

package dev.gatehouse.passkey.ceremony;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Consumer;

import org.junit.jupiter.params.provider.Arguments;

import dev.gatehouse.testing.SoftAuthenticator;
import io.vertx.core.json.JsonObject;

/** What both ceremonies are lied to with: an authenticator that says the wrong thing, or an answer changed on its way. */
final class ForgedResponses {

    private ForgedResponses() {
    }

    /** A row of a table: what is wrong, why it is refused, and how to make the authenticator say it. */
    static Arguments lie(String what, String reason, Consumer<SoftAuthenticator> lie) {
        return arguments(what, reason, lie);
    }

    static JsonObject put(JsonObject says, String field, String value) {
        says.getJsonObject("response").put(field, value);
        return says;
    }

    static JsonObject remove(JsonObject says, String field) {
        says.getJsonObject("response").remove(field);
        return says;
    }
}

package dev.gatehouse.gateway.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.Value;

import dev.gatehouse.gateway.door.DoorReply;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.envoyproxy.envoy.service.auth.v3.OkHttpResponse;
import io.envoyproxy.envoy.type.v3.StatusCode;
import io.vertx.core.buffer.Buffer;

/** What we write, read by Envoy's own messages. */
class CheckResponseTest {

    private static final String LONG = "\u00fc".repeat(20_000);

    private static CheckResponse read(Buffer bytes) throws InvalidProtocolBufferException {
        var response = CheckResponse.parseFrom(bytes.getBytes());
        assertEquals(UnknownFieldSet.getDefaultInstance(), response.getUnknownFields());
        return response;
    }

    private static HeaderValueOption set(String name, String value) {
        return HeaderValueOption.newBuilder().setHeader(HeaderValue.newBuilder().setKey(name).setValue(value))
                .setAppendAction(HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD).build();
    }

    @Test
    void aYesSaysWhatIsSetAndTakenOutAndWhoItIs() throws Exception {
        var response = read(dev.gatehouse.gateway.grpc.CheckResponse.ok(Map.of("X-Auth-Assertion", LONG), List.of("a", "b"),
                Map.of("RateLimit", "x"), Map.of("subject", "ada")));

        assertTrue(response.hasStatus());
        assertEquals(0, response.getStatus().getCode());
        assertEquals(OkHttpResponse.newBuilder().addHeaders(set("X-Auth-Assertion", LONG)).addHeadersToRemove("a")
                .addHeadersToRemove("b").addResponseHeadersToAdd(set("RateLimit", "x")).build(), response.getOkResponse());
        assertEquals(Struct.newBuilder().putFields("subject", Value.newBuilder().setStringValue("ada").build()).build(),
                response.getDynamicMetadata());
        assertFalse(response.hasDeniedResponse());
    }

    @ParameterizedTest
    @CsvSource({ "302,16", "401,16", "400,7", "403,7", "429,7", "503,7" })
    void aNoIsAStatusThatEnvoyKnows(int status, int code) throws Exception {
        var response = read(dev.gatehouse.gateway.grpc.CheckResponse
                .denied(new DoorReply(status, Map.of("WWW-Authenticate", "Bearer"), "{}")));

        assertEquals(code, response.getStatus().getCode());
        assertFalse(response.hasOkResponse());
        assertNotNull(StatusCode.forNumber(status));
        assertEquals(status, response.getDeniedResponse().getStatus().getCodeValue());
        assertEquals(List.of(set("WWW-Authenticate", "Bearer")), response.getDeniedResponse().getHeadersList());
        assertEquals("{}", response.getDeniedResponse().getBody());
    }

    @Test
    void whatCameInBytesIsSetWhereItIsAText() {
        assertEquals(Optional.of("lang=\u00fc"), dev.gatehouse.gateway.grpc.CheckResponse.text("lang=\u00c3\u00bc"));
        assertEquals(Optional.empty(), dev.gatehouse.gateway.grpc.CheckResponse.text("lang=\u00fc"));
    }

    @Test
    void aNoWithoutABodyHasNone() throws Exception {
        assertEquals("", read(dev.gatehouse.gateway.grpc.CheckResponse.denied(DoorReply.of(302, Map.of())))
                .getDeniedResponse().getBody());
    }
}

package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.google.protobuf.ByteString;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Envoy;
import dev.gatehouse.testing.GivenPerson;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** As Envoy asks with {@code encode_raw_headers: true}: each header by itself, in the bytes that came. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ExtAuthzGrpcRawHeadersTest extends GrpcDoor {

    @Override
    CheckRequest.Builder asked(String method, String host, String target, String... headers) {
        return Envoy.rawQuestion(method, host, target, headers);
    }

    private int statusWith(HeaderValue.Builder header) {
        var question = asked("GET", HOST, "/public/x");
        question.getAttributesBuilder().getRequestBuilder().getHttpBuilder().getHeaderMapBuilder().addHeaders(header);
        try (var envoy = new Envoy("127.0.0.1", port)) {
            return Envoy.outcome(question.build(), envoy.check(question.build())).status();
        }
    }

    @Test
    void attack16BytesThatAreNoTextAreAHeaderLikeAnyOther() {
        var bytes = ByteString.copyFrom(new byte[] { (byte) 0xff, (byte) 0xfe, 0x41 });

        assertEquals(200, statusWith(HeaderValue.newBuilder().setKey("x-custom").setRawValue(bytes)));
        assertEquals(400, statusWith(HeaderValue.newBuilder().setKey("x-rewrite-url").setRawValue(bytes)));
    }

    /** Envoy reads what it sets from a text alone; what is none cannot be said again without our cookie. */
    @Test
    void theOtherCookiesKeepTheirBytesOrGo() {
        var stolen = "; " + GivenPerson.COOKIE + "=stolen";

        assertEquals(Optional.of("lang=\u00fc"), forward("GET", HOST, "/public/x", "Cookie: lang=\u00c3\u00bc" + stolen)
                .header("cookie"));
        assertEquals(Optional.empty(), forward("GET", HOST, "/public/x", "Cookie: lang=\u00fc" + stolen).header("cookie"));
        assertEquals(Optional.of("lang=\u00fc"), forward("GET", HOST, "/public/x", "Cookie: lang=\u00fc").header("cookie"));
    }

    @Test
    void attack5AHeaderWithTwoValuesIsNone() {
        assertEquals(400, statusWith(HeaderValue.newBuilder().setKey("x-custom").setValue("a")
                .setRawValue(ByteString.copyFromUtf8("b"))));
    }
}

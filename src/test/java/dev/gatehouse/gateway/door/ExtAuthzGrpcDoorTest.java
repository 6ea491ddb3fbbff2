package dev.gatehouse.gateway.door;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Envoy;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** As Envoy asks when nothing else is said: headers of one name joined by commas. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ExtAuthzGrpcDoorTest extends GrpcDoor {

    @Override
    CheckRequest.Builder asked(String method, String host, String target, String... headers) {
        return Envoy.question(method, host, target, headers);
    }

    @Override
    protected int statusOfAComma() {
        return 400;
    }
}

package dev.gatehouse.gateway.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RealProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class CaddyProxyTest extends RealProxyContract {

    private static final Path SHIPPED = Path.of("docs/integrations/caddy/Caddyfile");

    @Override
    RealProxy start(int listen, int gatehouse, int upstream) throws IOException {
        var config = "{\n\tadmin off\n\tstorage file_system " + folder + "\n}\n"
                + Files.readString(SHIPPED).replace("http://api.example.com:8000", "http://api.example.com:" + listen)
                        .replace("127.0.0.1:8080", "127.0.0.1:" + gatehouse)
                        .replace("127.0.0.1:9080", "127.0.0.1:" + upstream);
        Files.writeString(folder.resolve("Caddyfile"), config);
        return RealProxy.start(listen, folder, List.of("caddy", "run", "--config", "Caddyfile", "--adapter", "caddyfile"));
    }
}

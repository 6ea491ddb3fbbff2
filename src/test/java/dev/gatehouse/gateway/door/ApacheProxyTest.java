package dev.gatehouse.gateway.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RealProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ApacheProxyTest extends RealProxyContract {

    private static final Path SHIPPED = Path.of("docs/integrations/apache");

    @Override
    RealProxy start(int listen, int gatehouse, int upstream) throws IOException {
        // Started by root, it reads the script as the user that the file names.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var file : List.of("apache2.conf", "gatehouse.lua")) {
            Files.writeString(folder.resolve(file), Files.readString(SHIPPED.resolve(file))
                    .replace("/etc/apache2", folder.toString()).replace("127.0.0.1:8000", "127.0.0.1:" + listen)
                    .replace("127.0.0.1:8080", "127.0.0.1:" + gatehouse)
                    .replace("\"127.0.0.1\", 8080", "\"127.0.0.1\", " + gatehouse)
                    .replace("127.0.0.1:9080", "127.0.0.1:" + upstream));
        }
        return RealProxy.start(listen, folder,
                List.of("apache2", "-f", folder.resolve("apache2.conf").toString(), "-DFOREGROUND"));
    }
}

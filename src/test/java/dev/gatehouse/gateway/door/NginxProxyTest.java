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
class NginxProxyTest extends RealProxyContract {

    private static final Path SHIPPED = Path.of("docs/integrations/nginx/nginx.conf");
    static final String ITS_OWN_FOLDERS = """
            http {
                access_log off;
                client_body_temp_path body;
                proxy_temp_path proxy;
                fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi;
                scgi_temp_path scgi;
            """;

    @Override
    RealProxy start(int listen, int gatehouse, int upstream) throws IOException {
        var config = Files.readString(SHIPPED).replace("127.0.0.1:8000", "127.0.0.1:" + listen)
                .replace("127.0.0.1:8080", "127.0.0.1:" + gatehouse).replace("127.0.0.1:9080", "127.0.0.1:" + upstream)
                .replace("http {\n", ITS_OWN_FOLDERS);
        Files.writeString(folder.resolve("nginx.conf"), config);
        return RealProxy.start(listen, folder,
                List.of("nginx", "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr", "-g",
                        "daemon off; master_process off; pid nginx.pid; error_log stderr;"));
    }
}

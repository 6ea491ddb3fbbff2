package dev.gatehouse.launch.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.configuration.ConfigUtils;

/** Serves until it is stopped; dev and try-out first tell a newcomer where to go. */
public class ServeCommand implements QuarkusApplication {

    private final Welcome welcome;

    ServeCommand(Welcome welcome) {
        this.welcome = welcome;
    }

    @Override
    public int run(String... words) {
        if (ConfigUtils.isProfileActive("dev") || ConfigUtils.isProfileActive("tryout")) {
            welcome.print();
        }
        Quarkus.waitForExit();
        return 0;
    }
}

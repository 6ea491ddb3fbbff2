package dev.gatehouse.platform.launch;

import java.util.ArrayList;
import java.util.List;

import dev.gatehouse.platform.PublicUrl;
import io.quarkus.arc.All;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.vertx.VertxContextSupport;

/** Serves until it is stopped; dev and try-out first tell a newcomer where to go. */
class Serving implements QuarkusApplication {

    private final PublicUrl publicUrl;
    private final List<Greeting> greetings;

    Serving(PublicUrl publicUrl, @All List<Greeting> greetings) {
        this.publicUrl = publicUrl;
        this.greetings = greetings;
    }

    @Override
    public int run(String... words) throws Exception {
        if (ConfigUtils.isProfileActive("dev") || ConfigUtils.isProfileActive("tryout")) {
            greet();
        }
        Quarkus.waitForExit();
        return 0;
    }

    private void greet() throws Exception {
        var lines = new ArrayList<Greeting.Line>();
        lines.add(new Greeting.Line("Gatehouse is at", publicUrl.issuer()));
        for (var greeting : greetings) {
            try {
                VertxContextSupport.subscribeAndAwait(greeting::line).ifPresent(lines::add);
            } catch (Exception failure) {
                throw failure;
            } catch (Throwable failure) {
                throw new IllegalStateException(failure);
            }
        }
        lines.add(new Greeting.Line("Stop it with", "Ctrl+C"));
        var text = new StringBuilder(System.lineSeparator());
        lines.forEach(line -> text.append("  %-22s%s%n".formatted(line.label(), line.text())));
        System.out.println(text);
    }
}

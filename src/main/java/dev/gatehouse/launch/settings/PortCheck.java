package dev.gatehouse.launch.settings;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.gatehouse.launch.Settings;
import dev.gatehouse.launch.UsageError;

/** Finds out that a port is taken before a database is started and a schema read for nothing. */
public final class PortCheck {

    private static final String ANY_HOST = "0.0.0.0";
    private static final int ANY_PORT = 0;
    private static final int HIGHEST_PORT = 65535;

    private PortCheck() {
    }

    /** @throws UsageError with a sentence for each port that another program has */
    public static void check(Settings settings) {
        List<String> taken = new ArrayList<>();
        tryPort(settings, "quarkus.http", 8080, taken);
        tryPort(settings, "quarkus.management", 9000, taken);
        if (!taken.isEmpty()) {
            throw new UsageError(String.join(System.lineSeparator(), taken));
        }
    }

    private static void tryPort(Settings settings, String prefix, int usual, List<String> taken) {
        if (settings.find(prefix + ".host-enabled").filter("false"::equals).isPresent()) {
            return;
        }
        var host = settings.find(prefix + ".host").orElse(ANY_HOST);
        var port = settings.find(prefix + ".port").map(PortCheck::number).orElse(usual);
        if (port == ANY_PORT) {
            return;
        }
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            taken.add(prefix + ".host names " + host + ", which has no address.");
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as the server does, or connections that have just ended would count
            socket.bind(address);
        } catch (BindException refused) {
            taken.add("Port " + port + " cannot be used (" + refused.getMessage() + "): stop the program that has it, or set "
                    + prefix + ".port (" + prefix.toUpperCase(Locale.ROOT).replace('.', '_') + "_PORT) to another.");
        } catch (IOException unusable) {
            taken.add("Nothing can listen at " + address + ": " + unusable.getMessage());
        }
    }

    /** One that is no number is left to the start itself, which says so. */
    private static int number(String port) {
        int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : ANY_PORT;
        return number <= HIGHEST_PORT ? number : ANY_PORT;
    }
}

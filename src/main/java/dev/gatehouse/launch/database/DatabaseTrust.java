package dev.gatehouse.launch.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.gatehouse.launch.Settings;
import dev.gatehouse.launch.UsageError;

/**
 * Whose signature PostgreSQL's certificate must bear, told to both drivers: neither looks where the other does, and neither
 * takes the authorities of the system.
 *
 * @param hostToo whether the certificate must also name the host ({@code sslmode=verify-full})
 */
record DatabaseTrust(String file, boolean hostToo) {

    private static final String CA_FILE = "gatehouse.database.ca-file";
    private static final Pattern VERIFIED = Pattern.compile("[?&]sslmode=verify-(full|ca)(?=&|$)");

    /** @throws UsageError when a certificate is to be verified and nobody is trusted, or the other way round */
    static Optional<DatabaseTrust> of(Settings settings) {
        var verified = VERIFIED.matcher(settings.find(ConfiguredDatabase.URL).orElse(""));
        var file = settings.find(CA_FILE);
        if (!verified.find()) {
            if (file.isPresent()) {
                throw new UsageError(CA_FILE + " has no effect unless gatehouse.database.url says ?sslmode=verify-full.");
            }
            return Optional.empty();
        }
        var certificates = file.orElseThrow(() -> new UsageError("gatehouse.database.url asks to verify the certificate of"
                + " PostgreSQL (sslmode=verify-" + verified.group(1) + "): set " + CA_FILE
                + " (GATEHOUSE_DATABASE_CA_FILE) to the PEM file of the authority that signed it."));
        if (!Files.isReadable(Path.of(certificates))) {
            throw new UsageError(CA_FILE + " names " + certificates + ", which cannot be read.");
        }
        return Optional.of(new DatabaseTrust(certificates, verified.group(1).equals("full")));
    }

    /** The address with what the JDBC driver must know beside the mode. */
    String added(String url) {
        return url + "&sslrootcert=" + URLEncoder.encode(file, StandardCharsets.UTF_8);
    }

    /** What the reactive driver must know beside the mode. */
    Map<String, String> properties() {
        var properties = new TreeMap<>(Map.of(
                "quarkus.datasource.reactive.trust-certificate-pem", "true",
                "quarkus.datasource.reactive.trust-certificate-pem.certs", file.replace(",", "\\,")));
        if (hostToo) {
            properties.put("quarkus.datasource.reactive.hostname-verification-algorithm", "HTTPS");
        }
        return properties;
    }
}

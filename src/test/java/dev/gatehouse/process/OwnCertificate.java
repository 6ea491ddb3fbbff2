package dev.gatehouse.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate for one name, signed by itself, and its key: two PEM files, made with the JDK alone. */
record OwnCertificate(Path certificate, Path key) {

    private static final String WORD = "changeit";

    static OwnCertificate of(String name, Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve(name + ".p12");
        var made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "server", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + name, "-ext",
                "san=dns:" + name, "-ext", "bc=ca:true", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass",
                WORD).inheritIO().start().waitFor();
        if (made != 0) {
            throw new IllegalStateException("keytool says " + made);
        }
        var pair = KeyStore.getInstance(store.toFile(), WORD.toCharArray());
        var key = Files.createFile(folder.resolve(name + ".key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, pem("PRIVATE KEY", pair.getKey("server", WORD.toCharArray()).getEncoded()));
        return new OwnCertificate(Files.writeString(folder.resolve(name + ".crt"),
                pem("CERTIFICATE", pair.getCertificate("server").getEncoded())), key);
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(label, Base64.getMimeEncoder().encodeToString(content),
                label);
    }
}

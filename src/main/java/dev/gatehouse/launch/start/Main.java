package dev.gatehouse.launch.start;

import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * The entry of the program. It alone is compiled for Java 17, the oldest that the framework's own entry runs on, so that
 * somebody with too old a Java reads a sentence and not the name of an error.
 */
@QuarkusMain
public final class Main {

    private static final int JAVA_NEEDED = 21;
    private static final int REFUSED = 2;

    Main() {
    }

    public static void main(String... words) {
        int java = Runtime.version().feature();
        if (java < JAVA_NEEDED) {
            System.err.println(tooOld(java, System.getProperty("java.home")));
            System.exit(REFUSED);
        }
        Launcher.main(words);
    }

    static String tooOld(int java, String home) {
        return "Gatehouse needs Java " + JAVA_NEEDED + " or newer, and this is Java " + java + " (" + home
                + "); start it with the java of a newer one.";
    }
}

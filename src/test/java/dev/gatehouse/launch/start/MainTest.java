package dev.gatehouse.launch.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;

import org.junit.jupiter.api.Test;

class MainTest {

    private static final int JAVA_17 = 61;

    /** Somebody with Java 17 reads a sentence only if that Java can load the class that says it. */
    @Test
    void theEntryIsCompiledForAJavaThatIsTooOld() throws Exception {
        try (var bytes = new DataInputStream(Main.class.getResourceAsStream("Main.class"))) {
            assertEquals(0xCAFEBABE, bytes.readInt());
            bytes.readUnsignedShort();
            assertEquals(JAVA_17, bytes.readUnsignedShort());
        }
    }

    @Test
    void oneSentenceSaysWhichJavaThisIsAndWhichIsNeeded() {
        var sentence = Main.tooOld(17, "/usr/lib/jvm/seventeen");

        assertTrue(sentence.startsWith("Gatehouse needs Java 21 or newer, and this is Java 17 (/usr/lib/jvm/seventeen)"),
                sentence);
        assertEquals(1, sentence.lines().count());
    }
}

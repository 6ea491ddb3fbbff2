package dev.gatehouse.platform.startup;

/** A reason not to start. The message is one sentence for the operator. */
public final class SevereFinding extends RuntimeException {

    public SevereFinding(String sentence) {
        super(sentence, null, false, false);
    }
}

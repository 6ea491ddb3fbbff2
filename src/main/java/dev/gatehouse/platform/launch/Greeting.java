package dev.gatehouse.platform.launch;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

/** Seam: a line for the newcomer on the console once dev or try-out has started. Never used in production. */
public interface Greeting {

    /** What to say, if there is anything to say now. */
    Uni<Optional<Line>> line();

    /** A label of a word or three, and what it stands for. */
    record Line(String label, String text) {
    }
}

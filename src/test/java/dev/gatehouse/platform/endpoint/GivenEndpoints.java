package dev.gatehouse.platform.endpoint;

import java.util.List;

/** Paths with traits, without the slices that have them. */
public final class GivenEndpoints {

    private GivenEndpoints() {
    }

    public static Endpoints of(Endpoint... endpoints) {
        return new Endpoints(List.of(() -> List.of(endpoints)));
    }
}

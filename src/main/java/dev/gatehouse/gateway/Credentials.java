package dev.gatehouse.gateway;

import java.util.List;

/** What a request presents to say who it is from: every value of the header and of the cookie, never only the first. */
public record Credentials(List<String> authorization, List<String> sessionCookies) {

    public Credentials {
        authorization = List.copyOf(authorization);
        sessionCookies = List.copyOf(sessionCookies);
    }

    public static Credentials none() {
        return new Credentials(List.of(), List.of());
    }

    public boolean areAbsent() {
        return authorization.isEmpty() && sessionCookies.isEmpty();
    }

    @Override
    public String toString() {
        return "Credentials[" + authorization.size() + " authorization, " + sessionCookies.size() + " cookies]";
    }
}

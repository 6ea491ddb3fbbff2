package dev.gatehouse.account.session;

import java.util.List;

/** A browser and its system in two words, read from a User-Agent. What it says is a hint for people and decides nothing. */
record Device(String browser, String system) {

    private record Sign(String mark, String name) {
    }

    /** In the order in which they must be tried: most browsers claim to be several. */
    private static final List<Sign> BROWSERS = List.of(new Sign("Edg/", "Edge"), new Sign("OPR/", "Opera"),
            new Sign("Firefox/", "Firefox"), new Sign("Chrome/", "Chrome"), new Sign("CriOS/", "Chrome"),
            new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(new Sign("Android", "Android"), new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"), new Sign("Windows", "Windows"), new Sign("Mac OS X", "macOS"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Linux", "Linux"));

    static Device of(String userAgent) {
        return new Device(first(BROWSERS, userAgent, "A browser"), first(SYSTEMS, userAgent, "an unknown system"));
    }

    @Override
    public String toString() {
        return browser + " on " + system;
    }

    private static String first(List<Sign> signs, String userAgent, String otherwise) {
        return signs.stream().filter(sign -> userAgent.contains(sign.mark())).map(Sign::name).findFirst().orElse(otherwise);
    }
}

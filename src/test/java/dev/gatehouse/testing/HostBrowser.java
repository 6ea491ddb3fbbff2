package dev.gatehouse.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A browser that knows several hosts, as far as navigating goes: it keeps cookies for each of them apart, and follows redirects
 * from one to another, up to a number at which browsers give up. Names lead to ports of this machine.
 */
public final class HostBrowser {

    private static final int MOST = 20;

    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();
    private final List<String> visited = new ArrayList<>();

    /** Where a host is. */
    public HostBrowser knowing(String host, int port) {
        ports.put(host, port);
        return this;
    }

    public HostBrowser withCookie(String host, String name, String value) {
        jar(host).put(name, value);
        return this;
    }

    /** What a host has set here. */
    public Map<String, String> jar(String host) {
        return cookies.computeIfAbsent(host, name -> new LinkedHashMap<>());
    }

    /** The addresses it was at. */
    public List<String> visited() {
        return List.copyOf(visited);
    }

    /** Opens an address. */
    public RawHttp.Reply open(String url) {
        return send("GET", url, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Site: none", "Accept: text/html");
    }

    /** Opens an address and goes wherever it leads. */
    public RawHttp.Reply follow(String url) {
        visited.clear();
        var at = url;
        for (int i = 0; i < MOST; i++) {
            var reply = open(at);
            if (reply.status() != 302 && reply.status() != 303) {
                return reply;
            }
            at = URI.create(at).resolve(reply.header("Location").orElseThrow()).toString();
        }
        throw new AssertionError("goes in circles: " + visited);
    }

    /** Sends a request with the cookies of its host. */
    public RawHttp.Reply send(String method, String url, String... headers) {
        var uri = URI.create(url);
        visited.add(url);
        var lines = new ArrayList<>(List.of(method + " " + uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()) + " HTTP/1.1", "Host: " + uri.getRawAuthority()));
        var jar = jar(uri.getHost());
        if (!jar.isEmpty()) {
            lines.add("Cookie: " + jar.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue())
                    .collect(Collectors.joining("; ")));
        }
        lines.addAll(List.of(headers));
        var reply = RawHttp.send(ports.get(uri.getHost()), lines.toArray(String[]::new));
        reply.headers("Set-Cookie").forEach(set -> keep(jar, set));
        return reply;
    }

    private static void keep(Map<String, String> jar, String set) {
        var pair = set.substring(0, set.indexOf(';'));
        jar.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
}

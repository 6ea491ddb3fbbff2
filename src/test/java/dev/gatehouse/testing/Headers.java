package dev.gatehouse.testing;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

/** The parts of a JAX-RS request that are read here, for plain tests; any other part is not there and fails the test. */
public final class Headers {

    private Headers() {
    }

    /** A request with this one header. */
    public static HttpHeaders of(String name, String value) {
        return (HttpHeaders) Proxy.newProxyInstance(Headers.class.getClassLoader(), new Class<?>[] { HttpHeaders.class },
                (proxy, method, asked) -> switch (method.getName()) {
                    case "getHeaderString" -> name.equalsIgnoreCase((String) asked[0]) ? value : null;
                    case "getRequestHeader" -> name.equalsIgnoreCase((String) asked[0]) ? List.of(value) : null;
                    default -> throw new AssertionError(method);
                });
    }

    public static HttpHeaders none() {
        return of("-", null);
    }

    public static UriInfo at(String uri) {
        return (UriInfo) Proxy.newProxyInstance(Headers.class.getClassLoader(), new Class<?>[] { UriInfo.class },
                (proxy, method, asked) -> {
                    if (method.getName().equals("getRequestUri")) {
                        return URI.create(uri);
                    }
                    throw new AssertionError(method);
                });
    }
}

package dev.gatehouse.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of one request, parsed once. A parameter given twice refuses the request, one without a value counts as
 * absent, unknown ones are ignored (RFC 6749 §3.1, §3.2). Only {@code resource} may be repeated (RFC 8707 §2).
 */
public final class OAuthParameters {

    private static final Set<String> REPEATABLE = Set.of(OAuthParameter.RESOURCE.wire());
    private static final int LONGEST = 32 * 1024;
    private static final int MOST = 100;

    private final Map<String, List<String>> values;

    private OAuthParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Reads a form body or a raw query string; null is an empty one. */
    public static OAuthParameters parse(@Nullable String encoded) {
        var values = new LinkedHashMap<String, List<String>>();
        if (encoded == null || encoded.isEmpty()) {
            return new OAuthParameters(values);
        }
        refuseIf(encoded.length() > LONGEST, "The request is too large.");
        String[] pairs = encoded.split("&");
        refuseIf(pairs.length > MOST, "The request has too many parameters.");
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            refuseIf(name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0,
                    "A parameter holds a character that is not allowed.");
            if (!value.isEmpty()) {
                add(values, name, value);
            }
        }
        return new OAuthParameters(Collections.unmodifiableMap(values));
    }

    public Optional<String> find(OAuthParameter parameter) {
        return all(parameter).stream().findFirst();
    }

    public String require(OAuthParameter parameter) {
        return find(parameter)
                .orElseThrow(() -> OAuthError.invalidRequest("The parameter " + parameter.wire() + " is missing."));
    }

    public List<String> all(OAuthParameter parameter) {
        return values.getOrDefault(parameter.wire(), List.of());
    }

    public boolean has(OAuthParameter parameter) {
        return values.containsKey(parameter.wire());
    }

    public Optional<Scopes> scopes() {
        return find(OAuthParameter.SCOPE).map(Scopes::parse);
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "OAuthParameters" + values.keySet();
    }

    private static void add(Map<String, List<String>> values, String name, String value) {
        var known = values.computeIfAbsent(name, unseen -> new ArrayList<>(1));
        refuseIf(!known.isEmpty() && !REPEATABLE.contains(name), "A parameter is given more than once.");
        known.add(value);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw OAuthError.invalidRequest("The request is not properly form-encoded.");
        }
    }

    private static void refuseIf(boolean wrong, String why) {
        if (wrong) {
            throw OAuthError.invalidRequest(why);
        }
    }
}

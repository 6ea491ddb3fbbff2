package dev.gatehouse.oidc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A value that a specification gives a parameter or a metadata field. */
public interface WireValue {

    String name();

    /** As it is spelled on the wire: {@code form_post}. */
    default String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static <V extends Enum<V> & WireValue> Optional<V> parse(Class<V> type, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(value -> value.wire().equals(text)).findFirst();
    }

    /** All of them, as provider metadata lists them. */
    static <V extends Enum<V> & WireValue> List<String> all(Class<V> type) {
        return Arrays.stream(type.getEnumConstants()).map(WireValue::wire).toList();
    }
}

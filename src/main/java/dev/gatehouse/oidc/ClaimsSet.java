package dev.gatehouse.oidc;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.gatehouse.platform.Front;

/** A JWT Claims Set (RFC 7519 §4), or another JSON object of claims: what is told of a token or a person, by name. */
@Front
public final class ClaimsSet {

    private final Map<String, Object> values;

    public ClaimsSet() {
        this(Map.of());
    }

    /** One that was read; what we do not know of it is nobody's business (RFC 7519 §4). */
    public ClaimsSet(Map<String, Object> values) {
        this.values = new LinkedHashMap<>(values);
    }

    public ClaimsSet put(Claim claim, String value) {
        values.put(claim.wire(), value);
        return this;
    }

    public ClaimsSet put(Claim claim, List<String> value) {
        values.put(claim.wire(), value);
        return this;
    }

    /** Times are seconds since the epoch (RFC 7519 §2, NumericDate). */
    public ClaimsSet put(Claim claim, Instant value) {
        values.put(claim.wire(), value.getEpochSecond());
        return this;
    }

    /** These without those that are not told in that place. */
    public ClaimsSet toldIn(Claim.Place place) {
        var told = new ClaimsSet();
        for (Claim claim : Claim.values()) {
            if (claim.isToldIn(place) && values.containsKey(claim.wire())) {
                told.values.put(claim.wire(), values.get(claim.wire()));
            }
        }
        return told;
    }

    /** The same, and only what was asked for. */
    public ClaimsSet toldIn(Claim.Place place, Scopes scopes) {
        var told = toldIn(place);
        Stream.of(Claim.values()).filter(claim -> !claim.isAskedFor(scopes)).map(Claim::wire).forEach(told.values::remove);
        return told;
    }

    /** A claim that is one text. */
    public Optional<String> text(Claim claim) {
        return find(claim).map(value -> shaped(claim, String.class, value));
    }

    /** A claim that is a list of texts, or a single one in its place as in {@code aud}; empty when there is none. */
    public List<String> texts(Claim claim) {
        return find(claim).map(value -> value instanceof List<?> several ? several : List.of(value)).orElse(List.of()).stream()
                .map(value -> shaped(claim, String.class, value)).toList();
    }

    public Optional<Instant> time(Claim claim) {
        return find(claim).map(value -> Instant.ofEpochSecond(shaped(claim, Number.class, value).longValue()));
    }

    /** As they are written into a token or a response. */
    public Map<String, Object> wire() {
        return new LinkedHashMap<>(values);
    }

    private Optional<Object> find(Claim claim) {
        return Optional.ofNullable(values.get(claim.wire()));
    }

    private static <T> T shaped(Claim claim, Class<T> shape, Object value) {
        if (!shape.isInstance(value)) {
            throw new IllegalArgumentException("the claim " + claim.wire() + " has another shape");
        }
        return shape.cast(value);
    }

    /** Names only: values are about people. */
    @Override
    public String toString() {
        return "ClaimsSet" + values.keySet();
    }
}

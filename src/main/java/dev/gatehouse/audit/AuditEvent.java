package dev.gatehouse.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something that happened or was refused. It names things by id and carries no personal data and no secret.
 *
 * @param action {@code <slice>.<noun>.<past-verb>} or {@code <slice>.<past-verb>}, as in {@code passkey.registered}
 * @param actor who did it
 * @param subject the id of what it was done to, or an empty text
 * @param refused whether it was refused, and so changed nothing
 * @param detail further facts, short
 */
public record AuditEvent(String action, Actor actor, String subject, boolean refused, Map<String, String> detail) {

    private static final int LONGEST = 512;

    public AuditEvent {
        Objects.requireNonNull(action);
        Objects.requireNonNull(actor);
        subject = shortened(subject);
        detail = Map.copyOf(detail);
    }

    public static AuditEvent of(String action, Actor actor) {
        return new AuditEvent(action, actor, "", false, Map.of());
    }

    public static AuditEvent refusal(String action, Actor actor, String reason) {
        return new AuditEvent(action, actor, "", true, Map.of("reason", shortened(reason)));
    }

    public AuditEvent about(Object id) {
        return new AuditEvent(action, actor, String.valueOf(id), refused, detail);
    }

    public AuditEvent with(String key, Object value) {
        var more = new LinkedHashMap<>(detail);
        more.put(key, shortened(String.valueOf(value)));
        return new AuditEvent(action, actor, subject, refused, more);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}

package dev.gatehouse.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import org.junit.jupiter.api.Test;

class PasskeyKindTest {

    @Test
    void isNamedForWhatHoldsIt() {
        assertEquals("Synced passkey", PasskeyKind.of(Set.of("internal", "hybrid"), true).suggestedName());
        assertEquals("Passkey on this device", PasskeyKind.of(Set.of("internal"), false).suggestedName());
        assertEquals("Security key", PasskeyKind.of(Set.of("usb", "nfc"), false).suggestedName());
        assertEquals("Passkey on a phone", PasskeyKind.of(Set.of("hybrid"), false).suggestedName());
        assertEquals("Passkey", PasskeyKind.of(Set.of(), false).suggestedName());
    }
}

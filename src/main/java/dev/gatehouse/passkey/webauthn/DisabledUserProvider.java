package dev.gatehouse.passkey.webauthn;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.webauthn.WebAuthnCredentialRecord;
import io.quarkus.security.webauthn.WebAuthnUserProvider;
import io.smallrye.mutiny.Uni;

/** The WebAuthn extension asks for a user store of its own kind; this one knows nobody and keeps nothing. */
@ApplicationScoped
class DisabledUserProvider implements WebAuthnUserProvider {

    @Override
    public Uni<List<WebAuthnCredentialRecord>> findByUsername(String name) {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<WebAuthnCredentialRecord> findByCredentialId(String id) {
        return Uni.createFrom().failure(new SecurityException("passkeys are not kept here"));
    }

    @Override
    public Uni<Void> store(WebAuthnCredentialRecord credential) {
        return Uni.createFrom().failure(new SecurityException("passkeys are not kept here"));
    }

    @Override
    public Uni<Void> update(String id, long counter) {
        return Uni.createFrom().failure(new SecurityException("passkeys are not kept here"));
    }
}

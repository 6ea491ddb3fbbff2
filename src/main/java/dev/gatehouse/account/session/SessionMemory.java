package dev.gatehouse.account.session;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.gatehouse.platform.TokenHash;

/** The sessions this replica has seen lately. */
@ApplicationScoped
class SessionMemory {

    private static final int MOST = 100_000;

    private final Cache<TokenHash, RememberedSession> sessions = Caffeine.newBuilder()
            .maximumSize(MOST)
            .executor(Runnable::run)
            .build();

    Optional<RememberedSession> find(TokenHash cookie) {
        return Optional.ofNullable(sessions.getIfPresent(cookie));
    }

    void keep(TokenHash cookie, RememberedSession session) {
        sessions.put(cookie, session);
    }

    void forget(TokenHash cookie) {
        sessions.invalidate(cookie);
    }
}

package dev.gatehouse.account.session;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.gatehouse.platform.TokenHash;

/** The sessions this replica has seen lately. */
@ApplicationScoped
class SessionCache {

    private static final int MOST = 100_000;

    private final Cache<TokenHash, CachedSession> sessions = Caffeine.newBuilder()
            .maximumSize(MOST)
            .executor(Runnable::run)
            .build();

    Optional<CachedSession> find(TokenHash cookie) {
        return Optional.ofNullable(sessions.getIfPresent(cookie));
    }

    void keep(TokenHash cookie, CachedSession session) {
        sessions.put(cookie, session);
    }

    void forget(TokenHash cookie) {
        sessions.invalidate(cookie);
    }
}

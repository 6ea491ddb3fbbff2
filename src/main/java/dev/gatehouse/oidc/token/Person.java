package dev.gatehouse.oidc.token;

import java.util.Objects;
import java.util.UUID;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Authentication;

/** On whose behalf a token speaks, in which session, and how they proved who they are. */
public record Person(AccountId account, UUID sid, Authentication authentication) {

    public Person {
        Objects.requireNonNull(account);
        Objects.requireNonNull(sid);
        Objects.requireNonNull(authentication);
    }
}

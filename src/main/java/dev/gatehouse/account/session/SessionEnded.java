package dev.gatehouse.account.session;

import java.util.UUID;

import dev.gatehouse.account.AccountId;

/** A session was ended. It is fired inside the transaction that ends it. */
public record SessionEnded(UUID sid, AccountId account) {
}

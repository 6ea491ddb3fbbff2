package dev.gatehouse.account.notice;

import java.time.Instant;

/** One thing a person is told. */
public record NoticeSummary(NoticeKind kind, Instant at) {
}

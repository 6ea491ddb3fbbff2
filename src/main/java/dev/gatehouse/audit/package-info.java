/**
 * The audit trail: the append-only record of who did what. There is one table and one way to write to it: {@link AuditTrail}.
 *
 * <p>
 * A change and its entry are one transaction. A refusal changes nothing, so it has no transaction to join: it is queued and
 * written in the background, and when the queue is full, the number of lost entries is what is written.
 */
@NullMarked
package dev.gatehouse.audit;

import org.jspecify.annotations.NullMarked;

/**
 * The refresh token grant (RFC 6749 §6) and what ends it: a refresh token and its successors are a family, which is revoked as
 * a whole when one of them is used twice, when the client gives one back, and when the person signs out everywhere.
 */
@NullMarked
package dev.gatehouse.oidc.refresh;

import org.jspecify.annotations.NullMarked;

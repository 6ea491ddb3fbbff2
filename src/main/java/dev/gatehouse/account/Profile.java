package dev.gatehouse.account;

/**
 * What other slices may know of a person.
 *
 * @param admin whether the person administers this installation; no role or group makes anybody do that
 * @param locked a locked account neither signs in nor keeps a session
 */
public record Profile(AccountId id, String name, boolean admin, boolean locked, Assignments assignments) {
}

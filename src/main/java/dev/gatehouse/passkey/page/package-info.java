/**
 * The pages of people: {@code /login}, {@code /logout}, {@code /enroll} and {@code /account}, and what their browsers tell
 * password managers.
 */
package dev.gatehouse.passkey.page;

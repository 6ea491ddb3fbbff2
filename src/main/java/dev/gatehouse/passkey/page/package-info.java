/**
 * The pages of people: {@code /login}, {@code /logout}, {@code /enroll} and {@code /account}, and what their browsers tell
 * password managers.
 */
@NullMarked
package dev.gatehouse.passkey.page;

import org.jspecify.annotations.NullMarked;

/**
 * What a person is told about what others did to their account, on the account page of wherever they are signed in.
 */
@NullMarked
package dev.gatehouse.account.notice;

import org.jspecify.annotations.NullMarked;

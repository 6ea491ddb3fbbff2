/**
 * What administrators see and do, over all other slices: for now the people, and links to invite more.
 *
 * <p>
 * Pages: {@code /console}. Every endpoint here asks for the role {@code admin}; nothing here decides or stores anything
 * of its own. What a person does with their own passkeys and sign-ins lives with those ({@code passkey}, {@code account}).
 */
@NullMarked
package dev.gatehouse.console;

import org.jspecify.annotations.NullMarked;

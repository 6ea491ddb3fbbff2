/** WebAuthn ceremonies, a person's credentials, and the pages they use. */
package dev.gatehouse.passkey;

package dev.gatehouse.oidc.client;

import java.util.Base64;
import java.util.List;

import dev.gatehouse.platform.TokenHash;
import dev.gatehouse.platform.policy.PolicyNode;

/**
 * Reads the secrets of a client: {@code {hash: "sha256:<base64url>"}} of a secret of high entropy, or {@code {file: …}} with
 * the secret itself. Either way only the hash stays in memory. Such a hash is made by
 * {@code printf %s "$SECRET" | openssl dgst -sha256 -binary | basenc --base64url | tr -d =}.
 */
final class ClientSecrets {

    private static final String PREFIX = "sha256:";
    private static final int HASH_BYTES = 32;
    private static final int SHORTEST = 32;
    private static final int MOST = 2;

    private ClientSecrets() {
    }

    static List<TokenHash> read(PolicyNode secrets) {
        var items = secrets.items();
        if (items.size() > MOST) {
            throw secrets.error("A client has at most two secrets", "Remove the ones that are out of use.");
        }
        return items.stream().map(ClientSecrets::readOne).toList();
    }

    private static TokenHash readOne(PolicyNode item) {
        item.only("hash", "file");
        var hash = item.optionalString("hash");
        var file = item.optionalString("file");
        if (hash.isPresent() == file.isPresent()) {
            throw item.error("A secret is either a hash or a file", "Write {hash: \"sha256:…\"} or {file: /path}.");
        }
        return hash.isPresent() ? fromHash(item.get("hash"), hash.get()) : fromFile(item.get("file"));
    }

    private static TokenHash fromHash(PolicyNode where, String written) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(written.substring(PREFIX.length()));
            if (written.startsWith(PREFIX) && bytes.length == HASH_BYTES) {
                return TokenHash.stored(bytes);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // refused below, like every other shape that is not ours
        }
        throw where.error("The hash of the secret is not readable", "Write sha256: and the hash in base64url.");
    }

    private static TokenHash fromFile(PolicyNode where) {
        String secret = where.fileText().strip();
        if (secret.length() < SHORTEST) {
            throw where.error("The secret in '" + where.text() + "' is too short", "Use at least 32 random characters.");
        }
        return TokenHash.of(secret);
    }
}

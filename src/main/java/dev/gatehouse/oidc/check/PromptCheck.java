package dev.gatehouse.oidc.check;

import java.util.EnumSet;
import java.util.Set;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.WireValue;
import dev.gatehouse.oidc.request.Prompt;

/** {@code none} stands alone, and a prompt that we do not know is not ignored (OpenID Connect Core §3.1.2.1). */
final class PromptCheck {

    private PromptCheck() {
    }

    static Set<Prompt> check(OAuthParameters sent) {
        var prompts = EnumSet.noneOf(Prompt.class);
        sent.find(OAuthParameter.PROMPT).ifPresent(text -> {
            for (String word : text.strip().split(" +")) {
                prompts.add(WireValue.parse(Prompt.class, word)
                        .orElseThrow(() -> OAuthError.invalidRequest("The prompt is not one we know.")));
            }
        });
        if (prompts.contains(Prompt.NONE) && prompts.size() > 1) {
            throw OAuthError.invalidRequest("The prompt none cannot be combined.");
        }
        return prompts;
    }
}

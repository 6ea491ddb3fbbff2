package dev.gatehouse.oidc.authorize;

import java.util.Map;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page that carries an answer to the application by a form (OAuth 2.0 Form Post Response Mode §2). */
final class FormPostPage {

    @CheckedTemplate(basePath = "oidc", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance formPost(String action, Map<String, String> parameters);

        private Templates() {
        }
    }

    private FormPostPage() {
    }

    static TemplateInstance show(String action, Map<String, String> parameters) {
        return Templates.formPost(action, parameters);
    }
}

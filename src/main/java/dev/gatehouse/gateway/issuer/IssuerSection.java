package dev.gatehouse.gateway.issuer;

import java.util.HashSet;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.policy.PolicyNode;
import dev.gatehouse.platform.policy.PolicySection;

/** The section {@code issuers} of the policy file. */
@ApplicationScoped
class IssuerSection implements PolicySection<List<TrustedIssuer>> {

    static final String KEY = "issuers";

    private final TrustedIssuers issuers;
    private final PublicUrl publicUrl;

    IssuerSection(TrustedIssuers issuers, PublicUrl publicUrl) {
        this.issuers = issuers;
        this.publicUrl = publicUrl;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<TrustedIssuer> read(PolicyNode section) {
        return read(section, publicUrl.issuer());
    }

    static List<TrustedIssuer> read(PolicyNode section, String ours) {
        var entry = new IssuerEntry(ours);
        var names = new HashSet<String>();
        return section.items().stream().map(node -> {
            var issuer = entry.read(node);
            if (!names.add(issuer.issuer())) {
                throw node.get("issuer").error("The issuer '" + issuer.issuer() + "' is declared twice", "Remove one of them.");
            }
            return issuer;
        }).toList();
    }

    @Override
    public void apply(List<TrustedIssuer> read) {
        issuers.replace(read);
    }
}

package dev.gatehouse.oidc.grant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.oidc.token.Person;

/** A {@link Person} as codes and refresh families store it. */
@Embeddable
public class PersonColumns {

    @Column(name = "account_id")
    private UUID accountId;
    private UUID sid;
    @Column(name = "authenticated_at")
    private Instant authenticatedAt;
    private String acr;
    private String amr;
    @Column(name = "passkey_id")
    private UUID passkeyId;

    protected PersonColumns() {
    }

    public PersonColumns(Person person) {
        this.accountId = person.account().value();
        this.sid = person.sid();
        this.authenticatedAt = person.authentication().at();
        this.acr = person.authentication().acr();
        this.amr = String.join(" ", person.authentication().amr());
        this.passkeyId = person.authentication().passkey();
    }

    public Person person() {
        var means = amr.isEmpty() ? List.<String> of() : List.of(amr.split(" "));
        return new Person(new AccountId(accountId), sid, new Authentication(authenticatedAt, acr, means, passkeyId));
    }
}

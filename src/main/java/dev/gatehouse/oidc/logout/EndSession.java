package dev.gatehouse.oidc.logout;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.request.PendingRequests;
import dev.gatehouse.oidc.request.RememberedRequest;
import dev.gatehouse.oidc.request.RequestUri;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Ends the session that an application asks to end, or asks the person first. */
@ApplicationScoped
class EndSession {

    private final LogoutRequestCheck check;
    private final PendingRequests requests;
    private final SessionTermination sessions;
    private final Clock clock;

    EndSession(LogoutRequestCheck check, PendingRequests requests, SessionTermination sessions, Clock clock) {
        this.check = check;
        this.requests = requests;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A request in the address, or what came by POST. */
    @WithTransaction
    Uni<LogoutOutcome> get(String query, Optional<SignedIn> person) {
        LogoutRequest request = check.check(query);
        if (person.isEmpty()) {
            return Uni.createFrom().item(new LogoutOutcome.SignedOut(false, request.redirectUri()));
        }
        if (request.isMeantFor(person.get())) {
            return end(person.get(), request);
        }
        var now = clock.instant();
        return requests.keep(RememberedRequest.logout(Objects.requireNonNullElse(query, ""),
                Optional.of(person.get().sid()), now), now)
                .map(pending -> new LogoutOutcome.ConfirmationNeeded(pending, person.get().name(),
                        request.client().map(Client::name), request.redirectUri()));
    }

    /** A request in a form is checked, stored, and goes on as a GET: a cross-site POST brings no cookies. */
    @WithTransaction
    Uni<RequestUri> post(String form) {
        check.check(form);
        var now = clock.instant();
        return requests.keep(RememberedRequest.logout(form, Optional.empty(), now), now);
    }

    /** What was sent in the form. */
    @WithSession
    Uni<String> posted(RequestUri pending) {
        return requests.requireLogout(pending, clock.instant()).map(remembered -> {
            if (remembered.consentSession().isPresent()) {
                throw PendingRequests.gone();
            }
            return remembered.parameters();
        });
    }

    /** The person said yes, in the session that was asked. */
    @WithTransaction
    Uni<LogoutOutcome> confirm(RequestUri pending, Optional<SignedIn> person) {
        return requests.requireLogout(pending, clock.instant()).chain(remembered -> {
            if (person.isEmpty() || !remembered.isBoundTo(person.get().sid())) {
                return Uni.createFrom().failure(PendingRequests.gone());
            }
            return requests.finish(pending).chain(() -> end(person.get(), check.check(remembered.parameters())));
        });
    }

    private Uni<LogoutOutcome> end(SignedIn person, LogoutRequest request) {
        return sessions.end(person.sid(), "signed out" + request.client().map(client -> " by " + client.id()).orElse(""))
                .replaceWith(new LogoutOutcome.SignedOut(true, request.redirectUri()));
    }
}

package dev.gatehouse.oidc.logout;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.request.PendingPurpose;
import dev.gatehouse.oidc.request.PendingRequests;
import dev.gatehouse.oidc.request.RememberedRequest;
import dev.gatehouse.oidc.request.RequestUri;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Ends the session that an application asks to end, or asks the person first. */
@ApplicationScoped
class EndSession {

    private final LogoutRequests reading;
    private final PendingRequests requests;
    private final SessionTermination sessions;
    private final Clock clock;

    EndSession(LogoutRequests reading, PendingRequests requests, SessionTermination sessions, Clock clock) {
        this.reading = reading;
        this.requests = requests;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A request in the address. */
    @WithTransaction
    Uni<LogoutOutcome> visit(String query, Optional<SignedIn> person) {
        LogoutRequest request = reading.read(query);
        if (person.isEmpty()) {
            return Uni.createFrom().item(new LogoutOutcome.SignedOut(false, request.goOn()));
        }
        if (request.isMeantFor(person.get())) {
            return end(person.get(), request);
        }
        Instant now = clock.instant();
        return requests.keep(new RememberedRequest(PendingPurpose.LOGOUT, query == null ? "" : query, now, Optional.empty(),
                Optional.of(person.get().sid()), false), now)
                .map(handle -> new LogoutOutcome.ConfirmationNeeded(handle, person.get().name(),
                        request.client().map(Client::name),
                        request.goOn()));
    }

    /** A request in a form is read, stored, and goes on as a GET: a cross-site POST brings no cookies. */
    @WithTransaction
    Uni<RequestUri> post(String form) {
        reading.read(form);
        Instant now = clock.instant();
        return requests.keep(new RememberedRequest(PendingPurpose.LOGOUT, form, now, Optional.empty(), Optional.empty(), false),
                now);
    }

    /** What was sent in the form. */
    @WithSession
    Uni<String> posted(RequestUri handle) {
        return requests.requireLogout(handle, clock.instant()).map(waiting -> {
            if (waiting.consentSession().isPresent()) {
                throw PendingRequests.isOver();
            }
            return waiting.parameters();
        });
    }

    /** The person said yes, in the session that was asked. */
    @WithTransaction
    Uni<LogoutOutcome> confirm(RequestUri handle, Optional<SignedIn> person) {
        return requests.requireLogout(handle, clock.instant()).chain(waiting -> {
            if (person.isEmpty() || !waiting.isBoundTo(person.get().sid())) {
                return Uni.createFrom().failure(PendingRequests.isOver());
            }
            return requests.finish(handle).chain(() -> end(person.get(), reading.read(waiting.parameters())));
        });
    }

    private Uni<LogoutOutcome> end(SignedIn person, LogoutRequest request) {
        return sessions.end(person.sid(), "signed out" + request.client().map(client -> " by " + client.id()).orElse(""))
                .replaceWith(new LogoutOutcome.SignedOut(true, request.goOn()));
    }
}

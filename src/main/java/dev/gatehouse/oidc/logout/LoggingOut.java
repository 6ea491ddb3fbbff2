package dev.gatehouse.oidc.logout;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.SessionEnding;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.request.Purpose;
import dev.gatehouse.oidc.request.RequestHandle;
import dev.gatehouse.oidc.request.StoredRequests;
import dev.gatehouse.oidc.request.WaitingRequest;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Ends the session that an application asks to end, or asks the person first. */
@ApplicationScoped
class LoggingOut {

    private final LogoutRequests reading;
    private final StoredRequests requests;
    private final SessionEnding sessions;
    private final Clock clock;

    LoggingOut(LogoutRequests reading, StoredRequests requests, SessionEnding sessions, Clock clock) {
        this.reading = reading;
        this.requests = requests;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A request in the address. */
    @WithTransaction
    Uni<Farewell> visit(String query, Optional<SignedIn> person) {
        LogoutRequest request = reading.read(query);
        if (person.isEmpty()) {
            return Uni.createFrom().item(new Farewell.Gone(false, request.goOn()));
        }
        if (request.isMeantFor(person.get())) {
            return end(person.get(), request);
        }
        Instant now = clock.instant();
        return requests.keep(new WaitingRequest(Purpose.LOGOUT, query == null ? "" : query, now, Optional.empty(),
                Optional.of(person.get().sid()), false), now)
                .map(handle -> new Farewell.Ask(handle, person.get().name(), request.client().map(Client::name),
                        request.goOn()));
    }

    /** A request in a form is read, stored, and goes on as a GET: a cross-site POST brings no cookies. */
    @WithTransaction
    Uni<RequestHandle> post(String form) {
        reading.read(form);
        Instant now = clock.instant();
        return requests.keep(new WaitingRequest(Purpose.LOGOUT, form, now, Optional.empty(), Optional.empty(), false), now);
    }

    /** What was sent in the form. */
    @WithSession
    Uni<String> posted(RequestHandle handle) {
        return requests.requireLogout(handle, clock.instant()).map(waiting -> {
            if (waiting.consentSession().isPresent()) {
                throw StoredRequests.isOver();
            }
            return waiting.parameters();
        });
    }

    /** The person said yes, in the session that was asked. */
    @WithTransaction
    Uni<Farewell> confirm(RequestHandle handle, Optional<SignedIn> person) {
        return requests.requireLogout(handle, clock.instant()).chain(waiting -> {
            if (person.isEmpty() || !waiting.isBoundTo(person.get().sid())) {
                return Uni.createFrom().failure(StoredRequests.isOver());
            }
            return requests.finish(handle).chain(() -> end(person.get(), reading.read(waiting.parameters())));
        });
    }

    private Uni<Farewell> end(SignedIn person, LogoutRequest request) {
        return sessions.end(person.sid(), "signed out" + request.client().map(client -> " by " + client.id()).orElse(""))
                .replaceWith(new Farewell.Gone(true, request.goOn()));
    }
}

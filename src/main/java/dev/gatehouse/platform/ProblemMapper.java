package dev.gatehouse.platform;

import java.net.URI;
import java.time.Duration;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import dev.gatehouse.platform.database.DatabaseAway;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Turns whatever a resource fails with into an answer: known problems as they are, the rest as a 500 that says nothing. */
final class ProblemMapper {

    static final Duration RETRY_DATABASE = Duration.ofSeconds(5);

    private static final int SEE_OTHER = 303;
    private static final Logger LOG = Logger.getLogger("dev.gatehouse.problem");

    private final HttpHeaders headers;

    ProblemMapper(HttpHeaders headers) {
        this.headers = headers;
    }

    @ServerExceptionMapper
    Response problem(Problem problem) {
        if (problem.privateDetail().isPresent()) {
            LOG.infof("%s: %s request=%s", problem.code(), problem.privateDetail().get(), RequestIdFilter.current());
        }
        return ProblemReply.response(problem, headers.getHeaderString(HttpHeaders.ACCEPT));
    }

    @ServerExceptionMapper
    Response refusedByFramework(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        return problem(ofStatus(status));
    }

    /** JSON that is none, of another shape, or with a member that is there twice. */
    @ServerExceptionMapper({ StreamReadException.class, MismatchedInputException.class })
    Response unreadable(JsonProcessingException failure) {
        return problem(ofStatus(400));
    }

    /** A person who opens a page is sent to sign in, if the authentication mechanism says so; a program is told 401. */
    @ServerExceptionMapper
    Uni<Response> notSignedIn(UnauthorizedException failure, RoutingContext context) {
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(context).map(challenge -> challenge.status == SEE_OTHER
                ? Response.seeOther(URI.create(challenge.getHeaders().get(HttpHeaders.LOCATION)))
                        .header("Cache-Control", "no-store").build()
                : problem(ofStatus(401)));
    }

    @ServerExceptionMapper
    Response badCredential(AuthenticationFailedException failure) {
        return problem(ofStatus(401));
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException failure) {
        return problem(ofStatus(403));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        if (DatabaseAway.is(failure)) {
            LOG.warnf("database away: %s request=%s", failure.getMessage(), RequestIdFilter.current());
            return problem(Problem.unavailable(RETRY_DATABASE));
        }
        LOG.errorf(failure, "unexpected failure request=%s", RequestIdFilter.current());
        return problem(Problem.internal());
    }

    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.unauthorized("sign-in-needed", "You need to be signed in for this. Sign in, then try again.");
            case 403 -> Problem.forbidden("not-allowed", "You are signed in, but this is not open to you.");
            case 404 -> Problem.notFound();
            case 405 -> Problem.of(405, "method-not-allowed", "This address does not take that method.");
            case 406 -> Problem.of(406, "not-acceptable", "We cannot answer in the form you ask for.");
            case 413 -> Problem.of(413, "too-large", "That is more than this address takes.");
            case 415 -> Problem.of(415, "unsupported-media-type", "This address does not take that content type.");
            case 500 -> Problem.internal();
            default -> Problem.of(status, "bad-request", "We could not read that request. Nothing was changed.");
        };
    }
}

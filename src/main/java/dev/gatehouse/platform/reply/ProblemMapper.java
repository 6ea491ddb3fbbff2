package dev.gatehouse.platform.reply;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Turns whatever a resource fails with into a response: known problems as they are, the rest as a 500 that says nothing. */
final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger("dev.gatehouse.problem");

    private final HttpHeaders headers;

    ProblemMapper(HttpHeaders headers) {
        this.headers = headers;
    }

    @ServerExceptionMapper
    Response problem(Problem problem) {
        if (problem.privateDetail().isPresent()) {
            LOG.info(LogLine.event("platform.request.refused").with("code", problem.code())
                    .saying("reason", problem.privateDetail().get()));
        }
        return ProblemReply.response(problem, headers.getHeaderString(HttpHeaders.ACCEPT));
    }

    @ServerExceptionMapper
    Response refusedByFramework(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        return problem(Problem.ofStatus(status));
    }

    /** JSON that is none, of another shape, or with a member that is there twice. */
    @ServerExceptionMapper({ StreamReadException.class, MismatchedInputException.class })
    Response unreadable(JsonProcessingException failure) {
        return problem(Problem.ofStatus(400));
    }

    /** A person who opens a page is sent to sign in, if the authentication mechanism says so; a program is told 401. */
    @ServerExceptionMapper
    @SuppressWarnings("UndefinedEquals") // keys of ChallengeData are what the mechanism put there: the same constant
    Uni<Response> notSignedIn(UnauthorizedException failure, RoutingContext context) {
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(context).map(challenge -> {
            var login = challenge.getHeaders().get(HttpHeaders.LOCATION);
            return challenge.status == Replies.SEE_OTHER && login != null ? Replies.seeOther(login)
                    : problem(Problem.ofStatus(401));
        });
    }

    @ServerExceptionMapper
    Response badCredential(AuthenticationFailedException failure) {
        return problem(Problem.ofStatus(401));
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException failure) {
        return problem(Problem.ofStatus(403));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        return problem(ProblemReply.unexpected(failure, CurrentRequest.id()));
    }
}

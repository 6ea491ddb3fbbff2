package dev.gatehouse.platform.reply;

import java.time.Duration;
import java.util.Map;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.database.DatabaseUnavailable;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

/** Writes a {@link Problem} in the form its reader understands: a page for a browser, {@code application/problem+json} else. */
@Front
public final class ProblemReply {

    private static final Logger LOG = Logger.getLogger("dev.gatehouse.problem");
    private static final Duration RETRY_DATABASE = Duration.ofSeconds(5);
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "That request makes no sense here"),
            Map.entry(401, "Please sign in"),
            Map.entry(403, "Not allowed"),
            Map.entry(404, "Nothing here"),
            Map.entry(405, "Not that way"),
            Map.entry(406, "Not in that form"),
            Map.entry(409, "That does not fit"),
            Map.entry(410, "No longer valid"),
            Map.entry(413, "Too large"),
            Map.entry(415, "Not in that form"),
            Map.entry(429, "One moment"),
            Map.entry(500, "Something went wrong"),
            Map.entry(503, "Back in a moment"));

    private ProblemReply() {
    }

    /** The page of a problem: template {@code platform/problem.html}. */
    @CheckedTemplate(basePath = "platform", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ProblemPage(int status, String code, String title, String sentence, String requestId)
            implements
                TemplateInstance {
    }

    /** The response of a resource. */
    public static Response response(Problem problem, @Nullable String accept) {
        boolean page = wantsPage(accept);
        Response.ResponseBuilder reply = Response.status(problem.status())
                .type(page ? MediaType.TEXT_HTML + ";charset=UTF-8" : ProblemJson.MEDIA_TYPE)
                .header("Cache-Control", Replies.NO_STORE)
                .entity(page ? page(problem, CurrentRequest.id()) : json(problem, CurrentRequest.id()));
        problem.retryAfter().ifPresent(wait -> reply.header("Retry-After", Math.max(1, wait.toSeconds())));
        return reply.build();
    }

    /** The response of a filter or a raw route. */
    public static void write(RoutingContext context, Problem problem) {
        boolean page = wantsPage(context.request().getHeader("Accept"));
        var response = context.response().setStatusCode(problem.status())
                .putHeader("Content-Type", page ? MediaType.TEXT_HTML + ";charset=UTF-8" : ProblemJson.MEDIA_TYPE)
                .putHeader("Cache-Control", Replies.NO_STORE);
        problem.retryAfter().ifPresent(wait -> response.putHeader("Retry-After", "" + Math.max(1, wait.toSeconds())));
        response.end(page ? page(problem, CurrentRequest.id(context)) : json(problem, CurrentRequest.id(context)));
    }

    /** What a failure that nobody expected is to the caller; the log has the rest. */
    public static Problem unexpected(Throwable failure, String requestId) {
        if (DatabaseUnavailable.is(failure)) {
            LOG.warn(LogLine.event("platform.database.away", requestId).saying("reason", failure.getMessage()));
            return Problem.unavailable(RETRY_DATABASE);
        }
        LOG.error(LogLine.event("platform.request.failed", requestId), failure);
        return Problem.internal();
    }

    /** The words above the sentence. */
    static String title(int status) {
        return TITLES.getOrDefault(status, "That did not work");
    }

    /** Not parsed: what cannot be must not keep anybody from a response. */
    private static boolean wantsPage(@Nullable String accept) {
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    private static String page(Problem problem, String requestId) {
        return new ProblemPage(problem.status(), problem.code(), title(problem.status()), problem.sentence(), requestId)
                .render();
    }

    private static String json(Problem problem, String requestId) {
        return ProblemJson.of(problem.status(), problem.code(), title(problem.status()), problem.sentence(), requestId);
    }
}

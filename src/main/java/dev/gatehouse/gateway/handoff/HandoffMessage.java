package dev.gatehouse.gateway.handoff;

import java.time.Duration;

import dev.gatehouse.gateway.door.DoorReply;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.ReturnTo;

/** What a person is told when a hand-off comes to nothing. Nothing goes on by itself from here, so nobody goes in circles. */
final class HandoffMessage {

    private static final String HOME = "/";
    private static final String AGAIN = "Try again";

    private HandoffMessage() {
    }

    static DoorReply noCookie(String requestId) {
        return HostMessage.of(400, "You are not signed in here yet",
                "Your browser keeps no cookie of this site, or signing in took"
                        + " longer than an hour. Allow cookies for this site, then try again.",
                HOME, AGAIN, requestId);
    }

    /** One sentence for what never was, what was used and what belongs to somebody else. */
    static DoorReply codeOver(String requestId) {
        return HostMessage.of(400, "This sign-in is over", "It was used already, took too long, or began in another browser."
                + " Nothing changed. Open the page you wanted once more.", HOME, "Go to the front page", requestId);
    }

    static DoorReply circle(ReturnTo target, String requestId) {
        return HostMessage.of(403, "This site does not see that you are signed in",
                "You signed in a moment ago, but the session"
                        + " did not reach this page. Allow cookies for this site, then try again. If it stays, tell who runs this site the"
                        + " request number.",
                target.path(), AGAIN, requestId);
    }

    static DoorReply tooMany(Duration wait, String requestId) {
        return HostMessage
                .of(429, "Too many attempts", "Too many attempts from here. Wait a moment, then try again.", HOME, AGAIN,
                        requestId)
                .with("Retry-After", Long.toString(wait.toSeconds() + 1));
    }

    static DoorReply failed(Problem problem, String requestId) {
        var message = HostMessage.of(problem.status(), "We can't sign you in right now", problem.sentence(), HOME, AGAIN,
                requestId);
        return problem.retryAfter().map(wait -> message.with("Retry-After", Long.toString(wait.toSeconds()))).orElse(message);
    }
}

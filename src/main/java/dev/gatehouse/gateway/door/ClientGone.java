package dev.gatehouse.gateway.door;

/** The one who asked has left; the upstream is not to blame. */
final class ClientGone extends RuntimeException {

    ClientGone() {
        super("the client closed the connection", null, false, false);
    }
}

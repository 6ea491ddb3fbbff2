package dev.gatehouse.gateway.upstream;

/** A failure that says nothing about the upstream, so that no caller can make it look ill to everybody else. */
public final class ClientFault extends RuntimeException {

    private final Why why;

    /** What went wrong instead. */
    public enum Why {
        /** The client has closed its connection or its stream. */
        CLIENT_GONE,
        /** The client does not go on sending. */
        CLIENT_TOO_SLOW,
        /** It broke off while the request was still being sent, by either side. */
        UPLOAD_CUT_OFF
    }

    public ClientFault(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}

package dev.gatehouse.platform.http;

import io.vertx.core.buffer.Buffer;

/** What a form may look like (URL Standard, application/x-www-form-urlencoded): every {@code %} starts a byte. */
final class FormEncoding {

    private static final int MOST_PARAMETERS = 1_000;

    private FormEncoding() {
    }

    static boolean isReadable(Buffer body) {
        int parameters = 1;
        for (int at = 0; at < body.length(); at++) {
            byte sign = body.getByte(at);
            if (sign == '&') {
                parameters++;
            } else if (sign == '%' && !(isHex(body, at + 1) && isHex(body, at + 2))) {
                return false;
            }
        }
        return parameters <= MOST_PARAMETERS;
    }

    private static boolean isHex(Buffer body, int at) {
        return at < body.length() && Character.digit(body.getByte(at), 16) >= 0;
    }
}

package io.widgetry.launcher.internal.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Parts a response into output and exit status. The status follows the last NUL byte; output may hold NUL bytes too, so
 * what follows one is held back until it is clear that it is no status.
 */
final class ResponseReader {

    private static final int LONGEST_STATUS = 3;

    private final OutputStream output;
    private final ByteArrayOutputStream heldBack = new ByteArrayOutputStream();

    ResponseReader(OutputStream output) {
        this.output = output;
    }

    void accept(byte[] bytes, int count) throws IOException {
        int written = 0;
        for (int i = 0; i < count; i++) {
            byte b = bytes[i];
            if (b == 0 || heldBack.size() > 0 && (!isDigit(b) || heldBack.size() > LONGEST_STATUS)) {
                output.write(bytes, written, Math.max(0, i - written));
                heldBack.writeTo(output);
                heldBack.reset();
                written = i;
            }
            if (b == 0 || heldBack.size() > 0) {
                heldBack.write(b);
                written = i + 1;
            }
        }
        output.write(bytes, written, count - written);
        output.flush();
    }

    /** The exit status, to be asked for when the response has ended. */
    OptionalInt status() {
        String held = heldBack.toString(StandardCharsets.US_ASCII);
        return held.length() > 1 ? OptionalInt.of(Integer.parseInt(held.substring(1))) : OptionalInt.empty();
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}

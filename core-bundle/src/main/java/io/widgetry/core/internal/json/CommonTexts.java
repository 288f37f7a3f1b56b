package io.widgetry.core.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Short texts that are told over and over, such as states, channels and the names of teams, as one object each: payloads stay
 * for as long as they are state, and a good half of what is in them are such texts.
 *
 * <p>A table of the latest ones, of fixed size, in which each text has one place. It is read and written without a lock: a
 * string may be shared in any way, and if one thread misses what another has put in, one more object is made.
 */
final class CommonTexts {
    private static final int LONGEST = 20;
    private static final int PLACES = 1_024;

    private static final String[] LATEST = new String[PLACES];

    private CommonTexts() {}

    /** {@return the text of the string that the parser stands on} */
    static String read(JsonParser in) throws IOException {
        int length = in.getTextLength();
        if (length > LONGEST) {
            return in.getText();
        }
        char[] text = in.getTextCharacters();
        int start = in.getTextOffset();
        int hash = length;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + text[i];
        }
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        String known = LATEST[place];
        if (known == null || !isSame(known, text, start, length)) {
            known = in.getText();
            LATEST[place] = known;
        }
        return known;
    }

    private static boolean isSame(String known, char[] text, int start, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[start + i]) {
                return false;
            }
        }
        return true;
    }
}

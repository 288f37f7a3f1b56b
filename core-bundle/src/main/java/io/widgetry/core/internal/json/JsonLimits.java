package io.widgetry.core.internal.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;

/**
 * How much one JSON text may ask of the runtime.
 *
 * @param maxDocumentLength characters in the whole text
 * @param maxDepth objects and arrays within each other, the envelope included
 * @param maxStringLength characters in one string
 * @param maxNumberLength characters in one number
 * @param maxNameLength characters in one name of an object's member
 */
public record JsonLimits(
        int maxDocumentLength, int maxDepth, int maxStringLength, int maxNumberLength, int maxNameLength) {

    /** Generous for what a contact centre sends, and far from what hurts. */
    public static final JsonLimits DEFAULT = new JsonLimits(4_000_000, 64, 2_000_000, 100, 1_000);

    /** Refuses limits that nothing could keep. */
    public JsonLimits {
        atLeastOne("maxDocumentLength", maxDocumentLength);
        atLeastOne("maxDepth", maxDepth);
        atLeastOne("maxStringLength", maxStringLength);
        atLeastOne("maxNumberLength", maxNumberLength);
        atLeastOne("maxNameLength", maxNameLength);
    }

    StreamReadConstraints forReading() {
        // The parser cannot count the characters of a text that is in memory already: whoever opens it does.
        return StreamReadConstraints.builder()
                .maxNestingDepth(maxDepth)
                .maxStringLength(maxStringLength)
                .maxNumberLength(maxNumberLength)
                .maxNameLength(maxNameLength)
                .build();
    }

    StreamWriteConstraints forWriting() {
        return StreamWriteConstraints.builder().maxNestingDepth(maxDepth).build();
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", and must be at least 1");
        }
    }
}

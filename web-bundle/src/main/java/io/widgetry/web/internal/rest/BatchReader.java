package io.widgetry.web.internal.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.widgetry.web.internal.http.HttpException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes a JSON array apart into the texts of its elements, each as it was received. */
final class BatchReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(256).build())
            .build();

    private BatchReader() {}

    /**
     * The elements' texts.
     *
     * @param most how many there may be
     * @throws HttpException if it is no array, or has too many elements
     */
    static List<String> split(String batch, int most) throws HttpException, IOException {
        try (JsonParser json = JSON.createParser(batch)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw HttpException.badRequest("A batch is a JSON array of CloudEvents.");
            }
            List<String> elements = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                int start = (int) json.currentTokenLocation().getCharOffset();
                json.skipChildren();
                json.finishToken();
                elements.add(batch.substring(start, (int) json.currentLocation().getCharOffset()));
                if (elements.size() > most) {
                    throw new HttpException(413, "A batch has at most " + most + " events; send NDJSON for more.");
                }
            }
            if (json.nextToken() != null) {
                throw HttpException.badRequest("Nothing may follow the batch's array.");
            }
            return elements;
        } catch (JsonProcessingException e) {
            throw HttpException.badRequest(
                    "The batch is not valid JSON (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + "); nothing of it was published.");
        }
    }
}

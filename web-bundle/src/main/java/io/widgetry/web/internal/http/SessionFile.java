package io.widgetry.web.internal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Remembers who is logged in, so that a restart of the runtime throws nobody out. It holds digests only: whoever reads it
 * gets in nowhere.
 */
public final class SessionFile {
    private final OwnerFile file;

    public SessionFile(Path file) {
        this.file = new OwnerFile(file);
    }

    /**
     * A session.
     *
     * @param cookie the digest of its cookie
     * @param access the name of its access
     * @param token the digest of that one's token: another token is another access
     * @param began when it began, in milliseconds since 1970
     * @param used when it was used last
     */
    record Saved(String cookie, String access, String token, long began, long used) {}

    /** The sessions of before; none if the file is not there, or not as it was written. */
    List<Saved> read() throws IOException {
        if (!Files.exists(file.path()) || file.openness().isPresent()) {
            return List.of();
        }
        try {
            return Arrays.asList(Json.MAPPER.readValue(Files.readAllBytes(file.path()), Saved[].class));
        } catch (JsonProcessingException damaged) {
            return List.of(); // everybody logs in once more
        }
    }

    void write(List<Saved> sessions) throws IOException {
        file.write(Json.MAPPER.writeValueAsBytes(sessions));
    }
}

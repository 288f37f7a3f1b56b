package io.widgetry.web.internal.desktop;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.web.internal.http.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The layout that an operator writes: {@code etc/desktop-layout.json}. Read again when it has changed. */
final class LayoutFile {
    private static final Logger LOG = LoggerFactory.getLogger(LayoutFile.class);
    private static final int LARGEST = 1_000_000;

    private record Stamp(FileTime time, long size) {}

    private final Optional<Path> file;
    private Stamp read; // of the thread that looks
    private volatile Layout layout = Layout.DEFAULT;

    LayoutFile(Optional<Path> file) {
        this.file = file;
        look();
    }

    /** Reads the file if it is another one than before. What is wrong is said, and what held before goes on to hold. */
    void look() {
        if (file.isEmpty()) {
            return;
        }
        Path path = file.get();
        Stamp now = stamp(path);
        if (Objects.equals(now, read)) {
            return;
        }
        read = now;
        try {
            layout = now == null ? Layout.DEFAULT : parse(path);
        } catch (LayoutException wrong) {
            LOG.warn("{} is not used: {}", path, wrong.getMessage());
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", path, e.toString());
        }
    }

    private static Layout parse(Path path) throws IOException, LayoutException {
        if (Files.size(path) > LARGEST) {
            throw new LayoutException("it has more than " + LARGEST + " bytes");
        }
        return Layout.parse(Files.readAllBytes(path));
    }

    private static Stamp stamp(Path path) {
        try {
            return new Stamp(Files.getLastModifiedTime(path), Files.size(path));
        } catch (NoSuchFileException none) {
            return null;
        } catch (IOException unreadable) {
            return new Stamp(FileTime.fromMillis(0), -1); // the attempt to read it says why
        }
    }

    JsonNode forRoles(Set<Role> roles) {
        return layout.forRoles(roles);
    }
}

package io.widgetry.feed.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where relative paths lead. A recording goes to {@code recordings} in the home; a feed is looked for in the process's
 * working directory, then among the recordings, then among the sessions that come with the distribution. Without a home,
 * both mean the working directory.
 *
 * @param recordings the directory of recordings; empty without a home
 * @param sessions the directory of recorded sessions; empty if none came along
 */
record Places(Optional<Path> recordings, Optional<Path> sessions) {
    /** The places of a home and of a directory of sessions; either may be null or blank. */
    static Places of(String home, String sessions) {
        return new Places(directory(home).map(path -> path.resolve("recordings")), directory(sessions));
    }

    private static Optional<Path> directory(String name) {
        return Optional.ofNullable(name)
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text).toAbsolutePath());
    }

    /** The file that a recording is to be made in. */
    Path recording(Path file) {
        return recordings.map(directory -> directory.resolve(file)).orElseGet(file::toAbsolutePath);
    }

    /** The directory that is to be made for it if it does not exist: no other than the home's own. */
    Optional<Path> ownDirectory(Path recording) {
        return recordings.filter(directory -> directory.equals(recording.getParent()));
    }

    /** The file that a feed is to be read from; it exists and is no directory. */
    Path feed(Path file) throws IOException {
        Path here = file.toAbsolutePath();
        Path among = sessions.map(directory -> directory.resolve(file)).orElse(here);
        Path found = Stream.of(here, recording(file), among)
                .filter(Files::exists)
                .findFirst()
                .orElse(recording(file));
        if (Files.isDirectory(found)) {
            throw new FileSystemException(found.toString(), null, "is a directory, not a feed");
        }
        if (!Files.exists(found)) {
            String places = (found.equals(here) ? "" : ", nor " + found) + (among.equals(here) ? "" : ", nor " + among);
            throw new NoSuchFileException(here.toString(), null, "there is no such file" + places);
        }
        return found;
    }
}

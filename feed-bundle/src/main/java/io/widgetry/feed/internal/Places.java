package io.widgetry.feed.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where relative paths lead. A recording goes to {@code recordings} in the home; a feed is looked for in the process's
 * working directory, then among the recordings. Without a home, both mean the working directory.
 *
 * @param recordings the directory of recordings; empty without a home
 */
record Places(Optional<Path> recordings) {
    /** The places of a home. */
    static Places of(String home) {
        return new Places(Optional.ofNullable(home)
                .filter(text -> !text.isBlank())
                .map(text -> Path.of(text).toAbsolutePath().resolve("recordings")));
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
        Path found = Files.exists(here) ? here : recording(file);
        if (Files.isDirectory(found)) {
            throw new FileSystemException(found.toString(), null, "is a directory, not a feed");
        }
        if (!Files.exists(found)) {
            String places = found.equals(here) ? "" : ", nor " + found;
            throw new NoSuchFileException(here.toString(), null, "there is no such file" + places);
        }
        return found;
    }
}

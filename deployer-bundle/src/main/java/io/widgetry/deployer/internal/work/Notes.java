package io.widgetry.deployer.internal.work;

import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.text.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a note beside each rejected file that says why, and takes it away when it is not true any more. */
final class Notes {
    static final String ENDING = ".rejected.txt";

    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);

    private final Disk disk;
    private final Folder folder;
    private final Map<String, String> written = new HashMap<>();

    Notes(Disk disk, Folder folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /** Brings the notes in line with how the files fare. */
    void update() {
        for (Dropped file : folder.files()) {
            if (file.isRejected() && !file.isMissing()) {
                write(file);
            }
        }
        for (String note : folder.notes()) {
            String about = note.substring(0, note.length() - ENDING.length());
            boolean holds = folder.file(about)
                    .filter(file -> !file.isMissing() && (file.isRejected() || file.state() == null))
                    .isPresent();
            if (Folder.isTaken(about) && !holds) {
                delete(about);
            }
        }
        written.keySet()
                .removeIf(name -> folder.file(name).filter(Dropped::isRejected).isEmpty());
    }

    private void write(Dropped file) {
        if (file.reason().equals(written.put(file.name(), file.reason()))) {
            return;
        }
        String text = file.name() + " " + verb(file) + ": " + file.reason() + ".\n"
                + "Replace the file by one that is right; this note goes with it. (" + file.since() + ")\n";
        try {
            disk.write(folder.path(file.name() + ENDING), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("No note beside {}: {}", file.name(), Reason.of(e));
        }
    }

    private static String verb(Dropped file) {
        return switch (file.state()) {
            case ROLLED_BACK -> "was rolled back";
            case FAILED -> "failed";
            default -> "was refused";
        };
    }

    /** Takes the note about a file away. */
    void delete(String name) {
        written.remove(name);
        try {
            disk.delete(folder.path(name + ENDING));
        } catch (IOException e) {
            LOG.debug("The note beside {} stays: {}", name, Reason.of(e));
        }
    }
}

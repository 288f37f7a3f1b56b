package io.widgetry.archetypes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The boxes of a page of the documents, in their order. */
record Page(List<Box> boxes) {

    /**
     * A box.
     *
     * @param kind what stands behind the backquotes, such as {@code console background}
     * @param line where it begins in the page
     * @param lines what is in it
     */
    record Box(String kind, int line, List<String> lines) {
        @Override
        public String toString() {
            return "line " + line + ", " + kind;
        }
    }

    static Page read(Path file) throws IOException {
        List<Box> boxes = new ArrayList<>();
        List<String> open = null;
        String kind = "";
        int begin = 0;
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.startsWith("```") && open == null) {
                kind = line.substring(3).strip();
                begin = number;
                open = new ArrayList<>();
            } else if (line.startsWith("```")) {
                boxes.add(new Box(kind, begin, List.copyOf(open)));
                open = null;
            } else if (open != null) {
                open.add(line);
            }
        }
        return new Page(List.copyOf(boxes));
    }
}

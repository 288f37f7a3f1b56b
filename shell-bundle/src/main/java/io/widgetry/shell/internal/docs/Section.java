package io.widgetry.shell.internal.docs;

import java.util.List;
import java.util.Locale;

/**
 * A heading of a page and what stands below it, up to the next heading of any level.
 *
 * @param level 1 for the page's title, 2 and more for headings within it
 * @param heading as it is written, in Markdown
 * @param lines Markdown, without the heading
 */
record Section(int level, String heading, List<String> lines) {

    /** The word by which it can be asked for, as links to it write it: {@code updates-and-the-store}. */
    String slug() {
        return Inline.text(heading)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .strip()
                .replace(' ', '-');
    }
}

package io.widgetry.integration.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * Code that a page quotes is in the file that it says it is from, {@code <!-- code: FILE -->} before the block. In it,
 * {@code // …} stands for lines that are left out. How far lines are indented does not count.
 */
public class QuotedCodeTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern BLOCK =
            Pattern.compile("(?m)(?:^<!-- code: (\\S+) -->\\n+)?^```(\\w+)\\n((?s:.*?))^```$");
    private static final String LEFT_OUT = "// …";

    @Test
    public void whatAPageQuotesStandsInItsFile() throws Exception {
        List<String> wrong = new ArrayList<>();
        int quoted = 0;
        for (Path page : pages()) {
            for (MatchResult block : blocks(page).toList()) {
                if (block.group(1) != null) {
                    quoted++;
                    String missing = missing(lines(block.group(3)), PROJECT.resolve(block.group(1)));
                    if (!missing.isEmpty()) {
                        wrong.add(page.getFileName() + ": not in " + block.group(1) + ": " + missing);
                    }
                }
            }
        }

        assertEquals(List.of(), wrong);
        assertFalse("nothing is quoted", quoted == 0);
    }

    @Test
    public void allCodeOfThePagesOfRecipesIsQuoted() throws Exception {
        List<String> free = new ArrayList<>();
        for (String page : List.of("connecting-telephony.md", "cookbook.md", "porting-a-browser-widget.md")) {
            blocks(PROJECT.resolve("docs").resolve(page))
                    .filter(block ->
                            block.group(1) == null && List.of("java", "js").contains(block.group(2)))
                    .forEach(block -> free.add(
                            page + ": " + block.group(3).lines().findFirst().orElse("")));
        }

        assertEquals(List.of(), free);
    }

    /** The first line of a part that is not in the file as it stands here; empty if all are, in this order. */
    private static String missing(List<String> block, Path file) throws IOException {
        List<String> source = lines(Files.readString(file));
        int from = 0;
        List<String> part = new ArrayList<>();
        for (String line : with(block, LEFT_OUT)) {
            if (!line.equals(LEFT_OUT)) {
                part.add(line);
            } else if (!part.isEmpty()) {
                int at = Collections.indexOfSubList(source.subList(from, source.size()), part);
                if (at < 0) {
                    return part.get(0);
                }
                from += at + part.size();
                part.clear();
            }
        }
        return "";
    }

    private static List<String> with(List<String> lines, String last) {
        List<String> more = new ArrayList<>(lines);
        more.add(last);
        return more;
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Stream<MatchResult> blocks(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page)).results();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}

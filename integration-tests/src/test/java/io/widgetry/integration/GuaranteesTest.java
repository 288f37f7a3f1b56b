package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;

/** The table of guarantees names tests that exist, so that no promise stands there unproved. */
public class GuaranteesTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern RULE = Pattern.compile("(?m)^(\\d+)\\. ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");

    @Test
    public void the24RulesAreStatedInTheirOrder() throws Exception {
        assertEquals(IntStream.rangeClosed(1, 24).boxed().toList(), numbers(RULE));
    }

    @Test
    public void thePromisesAreNumberedWithoutGaps() throws Exception {
        List<Integer> numbers = numbers(ROW);

        assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    }

    @Test
    public void everyPromiseNamesATest() throws Exception {
        List<String> without = ROW.matcher(page())
                .results()
                .map(row -> row.group())
                .filter(row -> !TEST.matcher(row).find())
                .toList();

        assertEquals(List.of(), without);
    }

    @Test
    public void everyTestThatIsNamedExists() throws Exception {
        List<String> missing = new ArrayList<>();
        Matcher named = TEST.matcher(page());
        Map<String, List<Path>> sources = sources();
        while (named.find()) {
            if (!exists(sources, named.group(1), named.group(2))) {
                missing.add(named.group(1) + "#" + named.group(2));
            }
        }

        assertEquals(List.of(), missing);
    }

    private static boolean exists(Map<String, List<Path>> sources, String type, String method) {
        Pattern test = Pattern.compile("@Test\\b[^;{}]*\\bvoid " + method + "\\(");
        return sources.getOrDefault(type + ".java", List.of()).stream()
                .anyMatch(file -> test.matcher(read(file)).find());
    }

    /** All sources of tests, by file name. */
    private static Map<String, List<Path>> sources() throws IOException {
        try (Stream<Path> modules = Files.find(PROJECT, 5, (path, attributes) -> path.endsWith("src/test/java"))) {
            Map<String, List<Path>> byName = new HashMap<>();
            for (Path sources : modules.toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.forEach(
                            file -> byName.computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>())
                                    .add(file));
                }
            }
            return byName;
        }
    }

    private static List<Integer> numbers(Pattern pattern) throws IOException {
        List<Integer> numbers = pattern.matcher(page())
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
        assertTrue("the page has none", !numbers.isEmpty());
        return numbers;
    }

    private static String page() throws IOException {
        return Files.readString(PROJECT.resolve("docs/guarantees.md"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

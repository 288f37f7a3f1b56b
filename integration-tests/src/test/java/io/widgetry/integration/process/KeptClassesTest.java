package io.widgetry.integration.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.process.LaunchedRuntime.Ended;
import io.widgetry.integration.support.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The classes that an instance leaves for the next start of its home: they may only ever make that quicker. */
public class KeptClassesTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path home;

    @Before
    public void chooseHome() {
        Assume.assumeTrue(Files.isReadable(Path.of("/proc/self/maps")));
        home = folder.getRoot().toPath().resolve("home with a blank");
    }

    @Test
    public void areUsedByTheNextStartUnlessTheyAreDamaged() throws Exception {
        assertEndsWithoutAWord(LaunchedRuntime.runKeepingClasses(home));
        Path classes = classes().get(0);
        byte[] whole = Files.readAllBytes(classes);

        LaunchedRuntime second = LaunchedRuntime.runKeepingClasses(home);
        assertTrue(maps(second, classes));
        assertEndsWithoutAWord(second);
        assertEquals(List.of(classes), classes());

        Files.delete(classes);
        Files.write(classes, new byte[whole.length]);
        LaunchedRuntime third = LaunchedRuntime.runKeepingClasses(home);
        assertFalse(maps(third, classes));
        Await.until("the damaged classes are taken away", () -> !Files.exists(classes));
        assertEndsWithoutAWord(third);

        Files.write(classes, Arrays.copyOf(whole, whole.length / 2));
        assertEndsWithoutAWord(LaunchedRuntime.runKeepingClasses(home));
        Path made = classes().get(0);
        assertEquals(1, classes().size());
        assertTrue(made.getFileName().toString().endsWith("-" + Files.size(made) + ".jsa"));
    }

    @Test
    public void areNotMissedWhereTheyCannotBeKept() throws Exception {
        LaunchedRuntime first = LaunchedRuntime.runKeepingClasses(home);
        Path inTheWay = home.resolve("cache/classes-" + System.getProperty("java.version") + "-4096.jsa/in-the-way");
        Files.createDirectories(inTheWay);

        assertEndsWithoutAWord(first);
        assertEndsWithoutAWord(LaunchedRuntime.runKeepingClasses(home));

        assertTrue(Files.exists(inTheWay));
        assertEquals(List.of(inTheWay.getParent()), classes());
    }

    private static void assertEndsWithoutAWord(LaunchedRuntime runtime) throws Exception {
        ProcessHandle.of(runtime.pid()).orElseThrow().destroy(); // which reads on, other than Process.destroy()
        Ended ended = runtime.awaitEnd();
        assertEquals(runtime.toString(), 0, ended.status());
        assertEquals("", ended.err());
        assertTrue(ended.out(), ended.out().matches("ready in \\d+ ms\n"));
    }

    private static boolean maps(LaunchedRuntime runtime, Path file) throws IOException {
        return Files.readString(Path.of("/proc/" + runtime.pid() + "/maps"))
                .contains(file.toRealPath().toString());
    }

    private List<Path> classes() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("cache"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("classes-"))
                    .toList();
        }
    }
}

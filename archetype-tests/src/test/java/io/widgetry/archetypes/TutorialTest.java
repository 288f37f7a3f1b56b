package io.widgetry.archetypes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.widgetry.archetypes.Page.Box;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Does what the tutorial says, box by box: runs its commands, changes its files, and compares what is printed with what the page
 * promises. A box {@code console once} is what the build has done itself; {@code console background} begins a command that goes
 * on; {@code console watch} is what the latest of these prints next; {@code diff} is an edit.
 */
public class TutorialTest {
    private static final Path PAGE = Path.of("../docs/tutorial.md");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Deque<Terminal> terminals = new ArrayDeque<>();
    private Machine machine;
    private Path at;

    @Before
    public void begin() throws Exception {
        assumeTrue("the page is written for a POSIX shell", File.separatorChar == '/');
        machine = new Machine(folder.getRoot().toPath().toRealPath());
        at = machine.work();
    }

    @After
    public void end() throws Exception {
        while (!terminals.isEmpty()) {
            terminals.pop().close();
        }
    }

    @Test
    public void everyStepDoesWhatThePageSays() throws Exception {
        List<Box> boxes = Page.read(PAGE).boxes();
        for (Box box : boxes) {
            try {
                carryOut(box);
            } catch (AssertionError failed) {
                throw new AssertionError(PAGE + ", " + box + ": " + failed.getMessage(), failed);
            }
        }

        assertEquals(2, terminals.size());
        assertEquals(21, boxes.size());
    }

    private void carryOut(Box box) throws Exception {
        switch (box.kind()) {
            case "console once" -> {
                // the build has done it
            }
            case "console" -> commands(box.lines());
            case "console background" -> {
                terminals.push(machine.run(at, box.lines().get(0).substring(2)));
                // Two things go on at the same time there: their lines come in any order.
                box.lines().stream()
                        .skip(1)
                        .filter(line -> !line.equals("…"))
                        .forEach(line -> terminals.peek().awaitAnywhere(Expected.part(List.of(line))));
            }
            case "console watch" -> terminals.peek().awaitPrinted(Expected.part(box.lines()));
            case "diff" -> edit(box.lines());
            default -> throw new AssertionError("nobody knows what to do with this box");
        }
    }

    private void commands(List<String> lines) throws Exception {
        for (int i = 0; i < lines.size(); ) {
            assertTrue(lines.get(i), lines.get(i).startsWith("$ "));
            String command = lines.get(i++).substring(2);
            List<String> printed = new ArrayList<>();
            while (i < lines.size() && !lines.get(i).startsWith("$ ")) {
                printed.add(lines.get(i++));
            }
            run(command, printed);
        }
    }

    private void run(String command, List<String> expected) throws Exception {
        if (command.startsWith("cd ")) {
            at = at.resolve(command.substring(3)).normalize();
            assertTrue(at.toString(), Files.isDirectory(at));
            return;
        }
        try (Terminal terminal = machine.run(at, command)) {
            String printed = terminal.awaitEnd();
            assertTrue(
                    command + " printed\n" + printed + "\nand not\n" + String.join("\n", expected),
                    Expected.whole(expected).matcher(printed).find());
        }
    }

    private void edit(List<String> lines) throws Exception {
        Path file = at.resolve(lines.get(0).replaceFirst("^--- ", ""));
        String text = Files.readString(file);
        Optional<String> old = Optional.empty();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("-")) {
                old = Optional.of(line.substring(1) + "\n");
                assertTrue(file + " has no line " + line.substring(1), text.contains(old.get()));
            } else {
                text = text.replace(old.orElseThrow(), line.substring(1) + "\n");
            }
        }
        Files.writeString(file, text);
    }
}

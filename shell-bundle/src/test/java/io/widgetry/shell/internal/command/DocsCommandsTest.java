package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEventType;
import io.widgetry.shell.internal.docs.Pages;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DocsCommandsTest {
    /** What is shipped. */
    private static final Path SHIPPED = Path.of("../docs");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path docs;
    private Gogo gogo;

    @Before
    public void twoPages() throws Exception {
        docs = folder.getRoot().toPath();
        Files.createDirectories(docs.resolve("decisions"));
        Files.writeString(docs.resolve("decisions/0001-first.md"), "# The first\n\nWe decided.\n");
        Files.writeString(
                docs.resolve("operating.md"),
                "# Operating\n\nHow it is run. And more.\n\n## The shell\n\nIt has commands.\n\n### Pipes\n\nAlso.\n\n"
                        + "## Refusals\n\nA damaged archive is refused.\n");
        Files.writeString(
                docs.resolve("long.md"),
                "# Long\n\nIt goes on: on and on.\n\n"
                        + String.join(
                                "\n",
                                IntStream.rangeClosed(1, 100)
                                        .mapToObj(i -> "- line " + i)
                                        .toList()));
        use(docs);
    }

    private void use(Path pages) {
        gogo = new Gogo().with("docs", new DocsCommands(new Pages(pages)), "list", "show", "find", "event");
    }

    @After
    public void close() {
        gogo.close();
    }

    private String failure(String line) {
        return assertThrows(CommandException.class, () -> gogo.run(line)).getMessage();
    }

    @Test
    public void thePagesAreListedWithWhatTheyAreAbout() throws Exception {
        assertEquals("""
                long       Long. It goes on: on and on.
                operating  Operating. How it is run.

                docs:show PAGE shows one, docs:find WORDS finds something in all of them.""", gogo.run("docs:list"));
    }

    @Test
    public void aPageIsShownByTheBeginningOfItsName() throws Exception {
        assertEquals("""
                Operating
                ═════════

                How it is run. And more.

                The shell
                ─────────

                It has commands.

                Pipes

                Also.

                Refusals
                ────────

                A damaged archive is refused.""", gogo.run("docs:show oper"));
        assertEquals("The first\n═════════\n\nWe decided.", gogo.run("docs:show decisions/0001"));
    }

    @Test
    public void aSectionIsShownWithWhatIsBelowIt() throws Exception {
        String shell = "The shell\n─────────\n\nIt has commands.\n\nPipes\n\nAlso.";
        assertEquals(shell, gogo.run("docs:show operating the-sh"));
        assertEquals(shell, gogo.run("docs:show operating.md#the-shell"));
        assertEquals("Pipes\n\nAlso.", gogo.run("docs:show operating pipes"));
    }

    @Test
    public void aLongPageIsShownInParts() throws Exception {
        List<String> first = gogo.run("docs:show long").lines().toList();
        assertEquals(42, first.size());
        assertEquals("65 more lines: docs:show long --from 41", first.get(41));
        assertEquals(
                "• line 36\n• line 37\n\n63 more lines: docs:show long --from 43 --lines 2",
                gogo.run("docs:show long --from 41 --lines 2"));
        assertEquals("• line 100", gogo.run("docs:show long --from 9999"));
        assertEquals(105, gogo.run("docs:show long --lines 9999").lines().count());
    }

    @Test
    public void whatThereIsNotIsSaidInASentence() {
        assertEquals(
                "There is no page opreating; the pages are decisions/0001-first, long and operating.",
                failure("docs:show opreating"));
        assertEquals(
                "The page has no section shel; it has pipes, refusals and the-shell.",
                failure("docs:show operating shel"));
        assertEquals(
                "docs:show: --from must be a whole number from 1, not \"x\". Usage: docs:show PAGE [SECTION] [--lines N]"
                        + " [--from LINE]",
                failure("docs:show long --from x"));
        assertEquals(
                "The documents say nothing of zebra; docs:list shows what they are about.", failure("docs:find zebra"));
    }

    @Test
    public void withoutDocumentsThatIsSaid() {
        use(docs.resolve("none"));
        String absent = "The documents are not here: there are none in " + docs.resolve("none")
                + ". They are in the folder docs of the distribution.";
        for (String line : List.of("docs:list", "docs:show x", "docs:find x", "docs:event onMediaEvent")) {
            assertEquals(absent, failure(line));
        }
    }

    @Test
    public void wordsAreFoundWithOrWithoutQuotes() throws Exception {
        String found = "docs:show operating refusals\n  Refusals: A damaged archive is refused.";
        assertEquals(found, gogo.run("docs:find damaged archive"));
        assertEquals(found, gogo.run("docs:find \"archive (damaged)\""));
        assertEquals(found, gogo.run("docs:find -- damaged"));
    }

    @Test
    public void aPageCompletesItsNameAndItsSections() {
        DocsCompleter completer = new DocsCompleter(new Pages(docs));
        assertEquals(
                List.of("long", "operating", "decisions/0001-first"), completer.candidates("docs:show", List.of("o")));
        assertEquals(
                List.of("the-shell", "pipes", "refusals"), completer.candidates("docs:show", List.of("operating", "")));
        assertEquals(List.of(), completer.candidates("docs:show", List.of("nothing", "")));
        assertEquals(List.of(), completer.candidates("docs:find", List.of("")));
    }

    @Test
    public void everyEventOfTheCatalogueHasItsSection() throws Exception {
        use(SHIPPED);
        for (DataEventType type : DataEventType.values()) {
            String text = gogo.run("docs:event " + type.wireName());
            assertTrue(text, text.startsWith("Event        " + type.wireName() + "\n"));
            assertTrue(text, text.contains("\n\n" + type.wireName() + "\n──"));
        }
    }

    @Test
    public void everyPageThatIsShippedFitsTheTerminal() throws Exception {
        use(SHIPPED);
        Pages shipped = new Pages(SHIPPED);
        assertTrue(shipped.topics().containsAll(List.of("operating", "writing-a-widget", "guarantees")));
        for (String topic : shipped.topics()) {
            String text = gogo.run("docs:show " + topic + " --lines 99999");
            List<String> tooWide = text.lines()
                    .filter(line -> !line.startsWith("    "))
                    .filter(line -> Text.width(line) > Text.WIDTH)
                    .toList();
            assertEquals(topic, List.of(), tooWide);
            assertTrue(topic, text.lines().noneMatch(line -> line.startsWith("|") || line.contains("](")));
        }
    }

    @Test
    public void theErrorsOfTheProgramFindTheirPage() throws Exception {
        use(SHIPPED);
        for (List<String> each : List.of(
                List.of(
                        "caller-card-1.2.jar refused: needs package com.acme.crm [1.2,2), which no bundle exports.",
                        "operating"),
                List.of(
                        "holdInteraction needs the capability canHold, which is not granted now",
                        "connecting-telephony"),
                List.of("The web server is not started: the port 8642 is taken", "operating web-server"))) {
            String found = gogo.run("docs:find \"" + each.get(0) + "\"");
            assertTrue(each + "\n" + found, found.contains("docs:show " + each.get(1)));
        }
    }

    @Test
    public void everyPageThatIsShippedSaysInASentenceWhatItIsAbout() throws Exception {
        Pages shipped = new Pages(SHIPPED);
        for (String topic : shipped.topics()) {
            if (!topic.contains("/")) {
                String summary = shipped.page(topic).summary();
                assertTrue(topic + ": " + summary, summary.matches("[^$`|#-].*[.]"));
                assertTrue(topic + ": " + summary, summary.length() < 250);
            }
        }
    }

    @Test
    public void whatExplainsAnErrorIsFoundFirst() throws Exception {
        use(SHIPPED);
        for (List<String> each : List.of(
                List.of("no Widgetry runs in /home/x", "operating troubleshooting"),
                List.of("Widgetry runs in /srv/w7 already (process 4711); stop it", "operating troubleshooting"),
                List.of(
                        "WARN  Widget hold-counter of bundle com.acme.hold-counter has not come back within 10000 ms:"
                                + " its mailboxes are closed",
                        "operating troubleshooting"),
                List.of("Widget … has not come back within 10000 ms: …", "operating troubleshooting"),
                List.of(
                        "com.acme.card 1.0.0 is started, but none of its widgets is there",
                        "operating troubleshooting"),
                List.of("none of its widgets is there", "when-something-is-wrong it-is-deployed-and-no-event-comes"),
                List.of(
                        "refused: needs package com.acme.crm, which no bundle exports",
                        "when-something-is-wrong it-is-not-deployed"),
                List.of(
                        "rolled back: the widget hold-counter failed in each of its first 6 deliveries",
                        "when-something-is-wrong it-runs-and-then"),
                List.of("The web server is not started: the port 8642 is taken", "operating web-server"))) {
            String found = gogo.run("docs:find \"" + each.get(0) + "\"");
            assertEquals(
                    each + "\n" + found,
                    "docs:show " + each.get(1),
                    found.lines().findFirst().orElseThrow());
        }
    }

    @Test
    public void thePageThatShowsTheCommandItselfComesAfterThoseThatExplain() throws Exception {
        use(SHIPPED);
        List<String> found = gogo.run("docs:find \"refused: needs package com.acme.crm, which no bundle exports\"")
                .lines()
                .filter(line -> line.startsWith("docs:show "))
                .map(line -> line.substring("docs:show ".length()))
                .filter(
                        List.of(
                                "when-something-is-wrong it-is-not-deployed",
                                "operating refusals",
                                "operating documents")::contains)
                .toList();
        assertEquals(
                List.of("when-something-is-wrong it-is-not-deployed", "operating refusals"),
                found.stream().limit(2).toList());
    }
}

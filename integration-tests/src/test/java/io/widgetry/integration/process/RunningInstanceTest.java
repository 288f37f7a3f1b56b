package io.widgetry.integration.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.process.LaunchedRuntime.Ended;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.ClassPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.AfterClass;
import org.junit.Assume;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Commands against an instance that runs: one for all tests, because none of them harms it. */
public class RunningInstanceTest {

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static Path home;
    private static LaunchedRuntime runtime;

    @BeforeClass
    public static void start() throws Exception {
        Assume.assumeFalse(
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"));
        home = FOLDER.getRoot().toPath().resolve("home");
        runtime = LaunchedRuntime.run(home);
    }

    @AfterClass
    public static void stop() throws Exception {
        if (runtime != null) {
            runtime.close();
        }
    }

    @Test
    public void hasTheSampleWidgetsActive() throws Exception {
        Ended listing = exec("widget:list");

        assertEquals(0, listing.status());
        for (String widget :
                new String[] {"caller-card", "transcript", "agent-status", "wrap-up-timer", "team-board"}) {
            assertTrue(widget + " in " + listing.out(), listing.out().contains("\n" + widget));
        }
        assertTrue(Files.exists(home.resolve("deploy/caller-card.jar")));
        assertTrue(Files.notExists(home.resolve("deploy/misbehaving.jar")));
    }

    @Test
    public void theDocumentsThatAreShippedAreShownAndFound() throws Exception {
        Ended list = exec("docs:list");
        Ended page = exec("docs:show cookbook timers");
        Ended found = exec("docs:find \"refused: needs package com.acme.crm, which no bundle exports\"");

        assertTrue(
                list.toString(),
                list.out().contains("\nconnecting-telephony") && list.out().contains("\nguarantees"));
        assertTrue(page.toString(), page.out().startsWith("Timers\n──────\n"));
        assertTrue(found.toString(), found.out().startsWith("docs:show when-something-is-wrong"));
    }

    @Test
    public void theCookbooksWidgetsAreDeployedAndFareWell() throws Exception {
        assertDeployed(ClassPath.bundle("io.widgetry.sample.cookbook"));

        Ended listing = exec("widget:list");
        for (String widget :
                new String[] {"screen-pop", "wrap-up-limit", "hold-reminder", "hold-time", "customer-tier", "signed-in"
                }) {
            assertTrue(
                    widget + " in " + listing.out(),
                    listing.out().lines().anyMatch(line -> line.startsWith(widget) && line.contains(" healthy ")));
        }
    }

    @Test
    public void theSampleConnectorConnectsAsItsPageSays() throws Exception {
        try (ServerSocket telephony = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            telephony.setSoTimeout(30_000);
            Path configuration = FOLDER.getRoot().toPath().resolve("line-cti.json");
            Files.writeString(
                    configuration, "{\"io.widgetry.sample.line-cti\": {\"port\": " + telephony.getLocalPort() + "}}");
            assertDeployed(ClassPath.bundle("io.widgetry.sample.line-cti"));
            assertDeployed(configuration);

            try (Socket line = telephony.accept()) {
                BufferedReader heard =
                        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
                assertEquals("HELLO -", heard.readLine());
                line.getOutputStream()
                        .write("EVENT e-1 700009 c-1 call {\"id\":\"c-1\",\"state\":\"ALERTING\"}\n"
                                .getBytes(StandardCharsets.UTF_8));
                Await.until("the call is listed", () -> told("interaction:list").contains("700009"));
            }
        }
    }

    private static void assertDeployed(Path file) throws Exception {
        Ended ended = LaunchedRuntime.call("deploy", "--home", home.toString(), file.toString());
        assertEquals(ended.toString(), 0, ended.status());
    }

    @Test
    public void printsWhatACommandPrintsAndEndsWithZero() throws Exception {
        Ended ended = exec("echo one two | cat");

        assertEquals(new Ended(0, "one two\n", ""), ended);
    }

    /** Options for the runtime are those of short commands too, which choose one themselves otherwise. */
    @Test
    public void takesTheGarbageCollectorThatItIsTold() throws Exception {
        try (LaunchedRuntime command = LaunchedRuntime.startFrom(
                LaunchedRuntime.distribution(), "-XX:+UseZGC", "exec", "--home", home.toString(), "echo one")) {
            command.endInput();
            assertEquals(new Ended(0, "one\n", ""), command.awaitEnd());
        }
    }

    @Test
    public void tellsWhatFailedAndEndsWithOne() throws Exception {
        assertEquals(new Ended(1, "There is no command nonsense; help lists the commands.\n", ""), exec("nonsense"));
    }

    @Test
    public void takesSeveralWordsForOneCommand() throws Exception {
        Ended ended = LaunchedRuntime.call("exec", "--home", home.toString(), "echo", "-n", "x");

        assertEquals(new Ended(0, "x", ""), ended);
    }

    @Test
    public void findsTheStopOfTheFrameworkUnderItsBareName() throws Exception {
        Ended ended = exec("help stop");

        assertTrue(ended.out(), ended.out().contains("felix"));
    }

    @Test
    public void keepsTheControlSocketToItsOwner() throws IOException {
        Path run = home.resolve("run");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(run)));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(run.resolve("control.sock"))));
    }

    @Test
    public void replaysAFileAndSaysWhatBecameOfIt() throws Exception {
        Path feed = LaunchedRuntime.distribution().resolve("sessions/chat.ndjson");
        long lines = Files.readAllLines(feed).size();
        String[] command = {"replay", "--home", home.toString(), "--speed", "max", feed.toString()};

        Ended first = LaunchedRuntime.call(command);
        Ended second = LaunchedRuntime.call(command);

        assertEquals(new Ended(0, summary("chat.ndjson", lines, lines, 0, 0), ""), first);
        assertEquals(0, second.status());
        assertTrue(second.out(), second.out().startsWith(summary("chat.ndjson", lines, 0, lines, 0)));
    }

    @Test
    public void replaysARecordedSessionByItsName() throws Exception {
        Ended replay = LaunchedRuntime.call("replay", "--home", home.toString(), "--speed", "max", "email.ndjson");

        assertEquals(new Ended(0, summary("email.ndjson", 53, 53, 0, 0), ""), replay);
    }

    @Test
    public void replaysStandardInputAndLosesOnlyTheBadLine() throws Exception {
        try (LaunchedRuntime replay = LaunchedRuntime.start("replay", "-", "--home", home.toString(), "--speed=max")) {
            replay.input(event(1) + "not json\n" + event(2) + "{\"nul\0\":1}\n" + event(3));
            replay.endInput();
            Ended ended = replay.awaitEnd();

            assertEquals(0, ended.status());
            assertTrue(ended.out(), ended.out().endsWith(summary("standard input", 5, 3, 0, 2)));
            assertTrue(ended.out(), ended.out().startsWith("line 2: "));
        }
    }

    @Test
    public void givesACommandTheStandardInputThatItAsksFor() throws Exception {
        try (LaunchedRuntime exec = LaunchedRuntime.start("exec", "--home", home.toString(), "event:publish -")) {
            exec.input(event(21) + event(22));
            exec.endInput();

            Ended ended = exec.awaitEnd();

            assertEquals(ended.toString(), 0, ended.status());
            assertTrue(ended.out(), ended.out().contains("2 accepted, 0 duplicates, 0 rejected"));
            assertEquals("", ended.err());
        }
    }

    @Test
    public void stopsAFeedWhoseSenderIsGone() throws Exception {
        try (LaunchedRuntime replay = LaunchedRuntime.start("replay", "-", "--home", home.toString())) {
            replay.input(event(11) + event(12).replace("T09:", "T10:")); // an hour later
            Await.until("the feed plays", () -> feeds().contains("playing"));
            replay.kill();
        }
        Await.until("the feed is stopped", () -> !feeds().contains("playing"));
    }

    @Test
    public void refusesASecondStartInTheSameHome() throws Exception {
        Ended second = LaunchedRuntime.call("run", "--home", home.toString(), "--no-shell");

        assertEquals(2, second.status());
        assertEquals("", second.out());
        assertEquals(
                "widgetry: Widgetry runs in %s already (process %d); stop it by \"widgetry stop --home %s\", or choose another --home\n"
                        .formatted(home, runtime.pid(), home),
                second.err());
        assertTrue(runtime.isAlive());
    }

    @Test
    public void refusesAShellWhereThereIsNoTerminal() throws Exception {
        Ended ended = LaunchedRuntime.call("shell", "--home", home.toString());

        assertEquals(2, ended.status());
        assertEquals("widgetry: shell needs a terminal; use exec \"COMMAND\" in a script\n", ended.err());
    }

    private static String event(int number) {
        return """
                {"specversion":"1.0","id":"p-%d","source":"/process-test","type":"onAgentStateEvent",\
                "time":"2026-01-05T09:00:00.000Z","agentid":"700001","data":{}}
                """.formatted(number);
    }

    private static String summary(String name, long lines, long accepted, long duplicates, long rejected) {
        return "%s finished: %d lines, %d events accepted, %d duplicates, %d lines rejected\n"
                .formatted(name, lines, accepted, duplicates, rejected);
    }

    private static String feeds() {
        return told("feed:list");
    }

    private static String told(String command) {
        try {
            return exec(command).out();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Ended exec(String command) throws Exception {
        return LaunchedRuntime.call("exec", "--home", home.toString(), command);
    }
}

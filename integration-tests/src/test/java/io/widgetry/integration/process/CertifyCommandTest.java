package io.widgetry.integration.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.process.LaunchedRuntime.Ended;
import io.widgetry.integration.support.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code widgetry certify}: the samples pass, and what is wrong with others is found. One process judges them all. */
public class CertifyCommandTest {
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    /** Nothing about time: this machine has other things to do. */
    private static final String BUDGETS = """
            { "medianMillis": 5000, "p99Millis": 60000, "cpuMillisPerDelivery": 5000, "catchUpSeconds": 60,
              "queuePercent": 100, "dropped": 10000, "kilobytesPerInstance": 10000,
              "allocatedKilobytesPerDelivery": 100000, "leakedBytesPerInteraction": 15000, "actions": [] }
            """;

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static final Map<String, Map<String, Object>> CERTIFICATES = new HashMap<>();
    private static Ended ended;

    @BeforeClass
    @SuppressWarnings("unchecked") // as the report is written
    public static void certifyAll() throws Exception {
        Assume.assumeFalse(
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"));
        Path json = FOLDER.getRoot().toPath().resolve("report.json");
        List<String> command = new ArrayList<>(List.of("certify", "--agents", "10", "--seconds", "1"));
        command.addAll(List.of("--json", json.toString(), "--budgets", budgets().toString()));
        try (Stream<Path> samples = Files.list(LaunchedRuntime.distribution().resolve("samples"))) {
            samples.map(Path::toString).sorted().forEach(command::add);
        }
        command.add(Files.move(
                        CertifiableWidgets.offender(), FOLDER.getRoot().toPath().resolve("offender.jar"))
                .toString());
        command.add(Files.move(
                        CertifiableWidgets.answering(),
                        FOLDER.getRoot().toPath().resolve("answering.jar"))
                .toString());
        command.add(Files.writeString(FOLDER.getRoot().toPath().resolve("notes.jar"), "no archive at all")
                .toString());
        ended = run(command.toArray(String[]::new));
        for (Object each : (List<Object>) Json.object(Files.readString(json)).get("certificates")) {
            Map<String, Object> certificate = (Map<String, Object>) each;
            CERTIFICATES.put((String) certificate.get("file"), certificate);
        }
    }

    @Test
    public void eachSampleButTheMisbehavingOnePasses() {
        Map<String, String> others = CERTIFICATES.entrySet().stream()
                .filter(each -> !each.getValue().get("verdict").equals("PASSED"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> (String) each.getValue().get("verdict")));

        assertEquals(
                ended.toString(),
                Map.of("misbehaving.jar", "FAILED", "offender.jar", "FAILED", "notes.jar", "NOT_JUDGED"),
                others);
        assertEquals(13, CERTIFICATES.size());
        assertEquals(ended.toString(), 1, ended.status());
        assertEquals("", ended.err());
    }

    @Test
    public void theMisbehavingSampleFailsForAllThatItDoesOnCommand() {
        assertEquals(ended.out(), List.of("failures", "stalls", "floods"), reasons("misbehaving.jar"));
        assertEquals(
                List.of(
                        "java.io.IOException with the message {\"misbehave\":\"throw\"}",
                        "java.lang.LinkageError with the message {\"misbehave\":\"error\"}",
                        "java.lang.StackOverflowError with the message {\"misbehave\":\"stackOverflow\"}"),
                thrown("misbehaving.jar", "failures").stream()
                        .filter(line -> !line.startsWith("java.lang.IllegalArgumentException"))
                        .toList());
        assertTrue(
                detail("misbehaving.jar", "stalls"),
                detail("misbehaving.jar", "stalls")
                        .matches("misbehaving, onMessageEvent: has not returned at"
                                + " io\\.widgetry\\.sample\\.misbehaving\\.internal\\.Misbehaving\\.hang"
                                + "\\(Misbehaving\\.java:\\d+\\), with the message \\{\"misbehave\":\"hang\"}.*"));
        assertTrue(
                detail("misbehaving.jar", "floods"),
                detail("misbehaving.jar", "floods")
                        .startsWith("misbehaving: it sent more than 1000 messages a second"));
    }

    @Test
    public void whatAWidgetThrowsKeepsAndShowsIsFound() {
        assertEquals(
                ended.out(),
                List.of(
                        "failures",
                        "unreceivable",
                        "leakedClassLoaders",
                        "leakedThreads",
                        "leakedClasses",
                        "leakedBytesPerInteraction",
                        "secretsShown",
                        "actions"),
                reasons("offender.jar"));
        assertEquals(
                List.of(
                        "homebound: onContextDataEvent requires an interaction, and this widget is agent-scoped, so it is"
                                + " never sent it: use the interaction scope, or subscribe to onAnyInteractionEvent",
                        "offender: onContextDatEvent is not in the catalogue (did you mean onContextDataEvent?); it is"
                                + " delivered if a source publishes it"),
                details("offender.jar", "unreceivable").stream().sorted().toList());
        assertTrue(
                detail("offender.jar", "leakedThreads"),
                detail("offender.jar", "leakedThreads")
                        .startsWith("\"forgotten\" at " + CertifiableWidgets.class.getName()));
        assertTrue(
                detail("offender.jar", "leakedClasses"),
                detail("offender.jar", "leakedClasses").startsWith("objects of " + CertifiableWidgets.class.getName()));
        assertEquals("a view of offender", detail("offender.jar", "secretsShown"));
        assertEquals("acmeRecord", detail("offender.jar", "actions"));
        assertFalse("the secret itself", ended.out().contains("certification-secret"));
    }

    @Test
    public void whatIsThrownIsNamedWithEventAndLineAndThePayloadThatBroughtItAbout() {
        String first = details("offender.jar", "failures").get(0);

        assertTrue(
                first,
                first.matches("offender, onInteractionEvent: java\\.lang\\.NullPointerException at .*Offender"
                        + "\\.onDataEvent\\(CertifiableWidgets\\.java:\\d+\\), with onInteractionEvent: .*"));
    }

    @Test
    public void whatIsNoWidgetCannotBeJudged() throws Exception {
        Map<String, Object> notes = CERTIFICATES.get("notes.jar");

        assertTrue(notes.toString(), ((String) notes.get("message")).startsWith("notes.jar refused: "));
        assertEquals(
                2,
                run("certify", FOLDER.getRoot().toPath().resolve("notes.jar").toString())
                        .status());
    }

    @Test
    public void aBrowserWidgetPassesAndWhatWasNotJudgedIsSaid() throws Exception {
        Ended passed = run(
                "certify",
                LaunchedRuntime.distribution()
                        .resolve("samples/call-script.zip")
                        .toString());

        assertEquals(passed.toString(), 0, passed.status());
        assertTrue(passed.out(), passed.out().contains("Not judged:\n  nothing of what it does in a browser"));
        assertTrue(passed.out(), passed.out().endsWith("PASSED: browser.call-script 1.0.0 at 200 agents.\n"));
    }

    @Test
    public void aWidgetThatEndsTheProcessDoesNotPassByThat() throws Exception {
        Path last = CertifiableWidgets.last();

        Ended cut = run("certify", last.toString(), "--agents", "1", "--seconds", "1");

        assertEquals(cut.toString(), 1, cut.status());
        assertTrue(cut.err(), cut.err().contains("the process was ended before there was a report"));
    }

    @Test
    public void nothingStaysOfTheTemporaryHome() throws IOException {
        assertEquals(List.of(), Trees.names(FOLDER.getRoot().toPath().resolve("tmp")));
    }

    private static Path budgets() throws IOException {
        return Files.writeString(FOLDER.getRoot().toPath().resolve("budgets.json"), BUDGETS);
    }

    private static Ended run(String... command) throws Exception {
        Path temporary = Files.createDirectories(FOLDER.getRoot().toPath().resolve("tmp"));
        try (LaunchedRuntime certification =
                LaunchedRuntime.startFrom(LaunchedRuntime.distribution(), "-Djava.io.tmpdir=" + temporary, command)) {
            certification.endInput();
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (certification.isAlive() && System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return certification.awaitEnd();
        }
    }

    @SuppressWarnings("unchecked") // as the report is written
    private static List<Map<String, Object>> allReasons(String file) {
        return (List<Map<String, Object>>) CERTIFICATES.get(file).get("reasons");
    }

    private static List<String> reasons(String file) {
        return allReasons(file).stream()
                .map(reason -> (String) reason.get("budget"))
                .toList();
    }

    @SuppressWarnings("unchecked") // as the report is written
    private static List<String> details(String file, String budget) {
        return allReasons(file).stream()
                .filter(reason -> reason.get("budget").equals(budget))
                .flatMap(reason -> ((List<String>) reason.get("details")).stream())
                .toList();
    }

    private static String detail(String file, String budget) {
        return String.join("\n", details(file, budget));
    }

    /** The exceptions and what brought them about, sorted. */
    private static List<String> thrown(String file, String budget) {
        return details(file, budget).stream()
                .map(line -> line.replaceAll("^\\S+, \\S+: (\\S+) at .*\\), (with the message \\{.*}).*", "$1 $2"))
                .sorted()
                .toList();
    }
}

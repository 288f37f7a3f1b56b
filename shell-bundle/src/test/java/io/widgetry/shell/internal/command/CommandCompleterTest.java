package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.Scope;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.admin.FeedStatus.State;
import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.shell.internal.syntax.Syntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CommandCompleterTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeFeeds feeds = new FakeFeeds();
    private final FakeDeployments deployments = new FakeDeployments();
    private CommandCompleter completer;

    @Before
    public void something() {
        runtime.agents.add(Samples.agent("600008"));
        runtime.agents.add(Samples.agent("jane.doe@example.com"));
        runtime.interactions.add(
                Samples.interaction("600008", Samples.CALL, Samples.data("VOICE", "ACTIVE", "Ann", "Billing")));
        runtime.widgets.add(Samples.widget("caller-card", Scope.INTERACTION, WidgetState.HEALTHY));
        feeds.feeds.add(FakeFeeds.feed(3, "day.ndjson", State.PLAYING, 1));
        feeds.recordings.add(new RecordingStatus(4, "a", true, 0, 0, Samples.NINE, Optional.empty()));
        feeds.recordings.add(new RecordingStatus(5, "b", false, 0, 0, Samples.NINE, Optional.empty()));
        completer = new CommandCompleter(new Values(
                Optional.of(runtime),
                Optional.of(feeds),
                Optional.of(deployments),
                folder.getRoot().toPath()));
    }

    private List<String> candidates(String command, String... words) {
        return completer.candidates(command, List.of(words));
    }

    @Test
    public void argumentsAreWhatThereIsNow() {
        assertEquals(List.of("600008", "jane.doe@example.com"), candidates("agent:info", ""));
        assertEquals(List.of(Samples.CALL), candidates("interaction:info", "bf"));
        assertEquals(List.of("caller-card"), candidates("widget:show", "c"));
        assertEquals(
                List.of("600008", "jane.doe@example.com", Samples.CALL), candidates("widget:show", "caller-card", ""));
        assertEquals(List.of("3"), candidates("feed:pause", ""));
        assertEquals(Catalogue.names(), candidates("event:catalog", "on"));
        assertTrue(candidates("widgetry:help", "").contains("event:tail"));
    }

    @Test
    public void whatCanBeReleasedExplainedAndRolledBackIsOffered() {
        runtime.widgets.add(WidgetSample.of("team-board")
                .quarantined(new Quarantine("it stalled", Samples.NINE, Optional.empty(), 0))
                .status());
        runtime.traces.add(new EventTrace(
                8_127,
                "onMessageEvent",
                "600008",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Samples.NINE,
                1,
                Optional.empty(),
                List.of(),
                Optional.empty()));
        deployments.deployments.add(FakeDeployments.active("a.jar", "com.acme.a", 7));
        assertEquals(List.of("team-board"), candidates("widget:release", ""));
        assertEquals(List.of("caller-card", "team-board"), candidates("widget:history", ""));
        assertEquals(List.of("8127"), candidates("event:why", ""));
        assertEquals(List.of("caller-card", "team-board"), candidates("event:why", "8127", ""));
        assertEquals(List.of("com.acme.a"), candidates("deploy:rollback", ""));
        assertEquals(List.of("com.acme.a"), candidates("deploy:history", ""));
        assertEquals(TopColumn.names(), candidates("widget:top", "--sort", ""));
        assertTrue(candidates("widget:top", "--sort", "").contains("p99"));
    }

    @Test
    public void whatASimulatorCanDoIsOffered() {
        assertEquals(List.of("voice", "chat", "email"), candidates("sim:ring", ""));
        assertEquals(List.of("600008", "jane.doe@example.com"), candidates("sim:ring", "chat", "--agent", ""));
        assertEquals(
                List.of("none", "source-down", "duplicate", "disorder", "malformed", "burst", "late"),
                candidates("sim:fault", ""));
        assertEquals(List.of("1", "10", "max"), candidates("sim:start", "--speed", ""));
    }

    @Test
    public void optionsAreOfferedOnce() {
        assertEquals(List.of("--agent", "--channel", "--help"), candidates("interaction:list", "-"));
        assertEquals(List.of("--channel", "--help"), candidates("interaction:list", "--agent", "600008", "--"));
        assertEquals(List.of("--channel", "--help"), candidates("interaction:list", "--agent=600008", "--"));
    }

    @Test
    public void optionsAreOfferedWhereNothingElseCanStand() {
        assertEquals(List.of("--agent", "--channel", "--help"), candidates("interaction:list", ""));
        assertEquals(List.of("--help"), candidates("agent:info", "600008", ""));
    }

    @Test
    public void anOptionsValueIsOfItsKind() {
        assertEquals(List.of("600008", "jane.doe@example.com"), candidates("interaction:list", "--agent", ""));
        assertEquals(List.of("VOICE"), candidates("interaction:list", "--channel", "V"));
        assertEquals(List.of("1", "10", "max"), candidates("feed:play", "day.ndjson", "--speed", ""));
        assertEquals(List.of("4"), candidates("feed:record", "--stop", ""));
        assertEquals(List.of(), candidates("event:tail", "--count", ""));
        assertEquals(List.of("--speed=1", "--speed=10", "--speed=max"), candidates("feed:play", "--speed="));
    }

    @Test
    public void anOptionsValueIsNoArgument() {
        assertEquals(
                List.of("600008", "jane.doe@example.com"),
                candidates("event:publish", "--json", "1", "onMessageEvent", ""));
        assertEquals(List.of("600008", "jane.doe@example.com"), candidates("event:publish", "onMessageEvent", ""));
    }

    @Test
    public void filesAndDirectoriesAreOffered() throws Exception {
        Path root = folder.getRoot().toPath();
        Files.createDirectories(root.resolve("feeds/deep"));
        Files.writeString(root.resolve("feeds/a day.ndjson"), "");
        Files.writeString(root.resolve("full.ndjson"), "");
        Files.writeString(root.resolve("f;shutdown"), "");
        assertEquals(List.of("feeds/", "full.ndjson"), candidates("feed:play", "f"));
        assertEquals(List.of("feeds/a day.ndjson", "feeds/deep/"), candidates("feed:play", "feeds/"));
        assertEquals(
                List.of(root + "/feeds/", root + "/full.ndjson"),
                candidates("feed:play", root + "/fe").size() == 1 ? candidates("feed:play", root + "/f") : List.of());
        assertEquals(List.of(), candidates("feed:play", "nowhere/"));
    }

    @Test
    public void whatTheShellWouldNotReadAsOneWordIsNotOffered() {
        runtime.agents.clear();
        for (String id :
                List.of("x;shutdown", "$HOME", "a b", "(stop 0)", "-x", "a\u001B[2J", "'", "a|b", "a&b", "#a", "")) {
            runtime.agents.add(Samples.agent(id));
        }
        runtime.agents.add(Samples.agent("jürgen_7"));
        assertEquals(List.of("jürgen_7"), candidates("agent:info", ""));
    }

    @Test
    public void nothingIsOfferedForOtherPeoplesCommands() {
        assertEquals(List.of(), candidates("felix:start", ""));
        assertEquals(List.of(), completer.candidates("agent:info", List.of()));
    }

    @Test
    public void withoutACoreNamesAndOptionsRemain() {
        CommandCompleter alone = new CommandCompleter(null, null, null);
        assertEquals(List.of("--help"), alone.candidates("agent:info", List.of("")));
        assertEquals(Catalogue.names(), alone.candidates("event:catalog", List.of("")));
    }

    @Test
    public void everyCommandCompletesItsOptions() {
        for (Syntax command : Commands.ALL) {
            assertEquals(
                    command.options().stream().map(option -> option.name()).toList(), candidates(command.name(), "-"));
        }
    }
}

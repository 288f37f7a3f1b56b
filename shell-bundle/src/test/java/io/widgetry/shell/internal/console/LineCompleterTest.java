package io.widgetry.shell.internal.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.gogo.jline.Parser;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.Candidate;
import org.jline.reader.Parser.ParseContext;
import org.junit.Test;

public class LineCompleterTest {

    private static final Set<String> COMMANDS =
            Set.of("widget:info", "feed:stop", "felix:stop", "gogo:grep", "gogo:__files", "widgetry:help", "scr:list");

    private final List<String> asked = new ArrayList<>();
    private final ArgumentCompleter completer = (command, arguments) -> {
        asked.add(command + arguments);
        return command.equals("widget:info") ? List.of("caller-card", "--json", "--limit=") : List.of();
    };

    @Test
    public void offersOrdinaryCommandsByTheirBareNameAndTheOthersWithTheirScope() {
        assertEquals(
                Set.of("widget:info", "feed:stop", "stop", "grep", "help", "scr:list", "exit"),
                Set.copyOf(values(complete(""))));
    }

    @Test
    public void offersFullNamesWhereAScopeIsTyped() {
        assertTrue(values(complete("felix:")).contains("felix:stop"));
        assertFalse(values(complete("gogo:")).contains("gogo:__files"));
    }

    @Test
    public void asksForArgumentsByTheFullNameOfTheCommand() {
        complete("widget:info ca");
        complete("stop ");
        complete("help x y");

        assertEquals(List.of("widget:info[ca]", "felix:stop[]", "widgetry:help[x, y]"), asked);
    }

    @Test
    public void completesTheCommandAfterAPipeOnItsOwn() {
        complete("scr:list | widget:info a");

        assertEquals(List.of("widget:info[a]"), asked);
    }

    @Test
    public void goesOnRightBehindAnOptionThatWantsAValue() {
        List<Candidate> candidates = complete("widget:info ");

        assertEquals(List.of("caller-card", "--json", "--limit="), values(candidates));
        assertTrue(candidates.get(0).complete());
        assertFalse(candidates.get(2).complete());
    }

    @Test
    public void asksNobodyAboutAnUnknownCommand() {
        assertEquals(List.of(), complete("nonsense x"));
        assertEquals(List.of(), asked);
    }

    private List<Candidate> complete(String line) {
        List<Candidate> candidates = new ArrayList<>();
        new LineCompleter(() -> List.of(completer))
                .complete(session(), new Parser().parse(line, line.length(), ParseContext.COMPLETE), candidates);
        return candidates;
    }

    private static List<String> values(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::value).toList();
    }

    private static CommandSession session() {
        Map<String, Object> variables = Map.of(".commands", COMMANDS, "SCOPE", "widgetry:felix:gogo:scr:*");
        return (CommandSession) Proxy.newProxyInstance(
                LineCompleterTest.class.getClassLoader(),
                new Class<?>[] {CommandSession.class},
                (proxy, method, arguments) -> variables.get(arguments[0]));
    }
}

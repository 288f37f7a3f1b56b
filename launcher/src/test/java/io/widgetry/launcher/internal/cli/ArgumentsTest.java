package io.widgetry.launcher.internal.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class ArgumentsTest {

    @Test
    public void readsOptionsInAnyOrderAndBothNotations() throws CommandException {
        Arguments arguments = Arguments.parse("run", "--speed=max", "--no-shell", "--feed", "-", "--home", "/srv/w");

        assertEquals(Verb.RUN, arguments.verb());
        assertEquals(Optional.of("max"), arguments.value(Option.SPEED));
        assertEquals(Optional.of("-"), arguments.value(Option.FEED));
        assertEquals(Optional.of("/srv/w"), arguments.value(Option.HOME));
        assertTrue(arguments.has(Option.NO_SHELL));
        assertEquals(List.of(), arguments.operands());
    }

    @Test
    public void takesTheRestOfAnExecForTheCommand() throws CommandException {
        Arguments arguments = Arguments.parse("exec", "--home", "h", "lb", "-s", "--home");

        assertEquals(List.of("lb", "-s", "--home"), arguments.operands());
        assertEquals(Optional.of("h"), arguments.value(Option.HOME));
    }

    @Test
    public void takesOptionsAfterTheFileOfAReplay() throws CommandException {
        Arguments arguments = Arguments.parse("replay", "-", "--speed", "2.5", "--again");

        assertEquals(List.of("-"), arguments.operands());
        assertEquals(Optional.of("2.5"), arguments.value(Option.SPEED));
        assertTrue(arguments.has(Option.AGAIN));
    }

    @Test
    public void takesSeveralFilesToCertifyAndOptionsAnywhere() throws CommandException {
        Arguments arguments = Arguments.parse("certify", "a.jar", "--agents", "2000", "b.zip", "--seconds=5");

        assertEquals(List.of("a.jar", "b.zip"), arguments.operands());
        assertEquals(Optional.of("2000"), arguments.value(Option.AGENTS));
        assertEquals(Optional.of("5"), arguments.value(Option.SECONDS));
    }

    @Test
    public void takesNoMoreAgentsThanACertificationHas() {
        assertRefused("--agents takes a number from 1 to 2000, not \"2001\"", "certify", "a.jar", "--agents", "2001");
        assertRefused("--agents takes a number from 1 to 2000, not \"0\"", "certify", "a.jar", "--agents", "0");
        assertRefused("certify has no option --home", "certify", "a.jar", "--home", "h");
    }

    @Test
    public void takesWhatFollowsTwoDashesForOperands() throws CommandException {
        assertEquals(
                List.of("--speed"), Arguments.parse("replay", "--", "--speed").operands());
    }

    @Test
    public void explainsACommandThatIsAskedForHelp() throws CommandException {
        Arguments arguments = Arguments.parse("replay", "--help");

        assertEquals(Verb.HELP, arguments.verb());
        assertEquals(List.of("replay"), arguments.operands());
    }

    @Test
    public void namesTheCommandsWhereNoneIsGiven() {
        assertRefused("a command is missing: run, exec, shell, deploy, dev, replay, certify, stop, help, version");
    }

    @Test
    public void namesTheCommandsWhereAnUnknownOneIsGiven() {
        assertRefused("there is no command \"start\"; there are run, exec,", "start");
    }

    @Test
    public void showsTheUsageWhereAnOptionIsOfAnotherCommand() {
        assertRefused("stop has no option --speed\nusage: widgetry stop [--home DIR]", "stop", "--speed", "1");
    }

    @Test
    public void saysWhichValueIsMissing() {
        assertRefused("--home needs a value: --home DIR", "run", "--home");
    }

    @Test
    public void refusesAValueForAFlag() {
        assertRefused("--no-shell takes no value", "run", "--no-shell=true");
    }

    @Test
    public void refusesAnOptionThatIsGivenTwice() {
        assertRefused("--home is given twice", "run", "--home", "a", "--home=b");
    }

    @Test
    public void refusesASpeedThatIsNoPositiveNumber() {
        for (String speed : List.of("0", "0.0", "-1", "fast", "1e9", "+1", "NaN", "", "1,5", "Infinity")) {
            assertRefused("--speed takes a number above 0, or max, not \"" + speed + "\"", "run", "--speed=" + speed);
        }
    }

    @Test
    public void refusesAnUnknownProduct() {
        for (String port : List.of("65536", "-1", "http", "")) {
            assertRefused("--port takes a number from 0 to 65535, not \"" + port + "\"", "run", "--port=" + port);
        }
        assertRefused("--product takes axp or axp-connect, not \"AXP\"", "run", "--product", "AXP");
    }

    @Test
    public void saysWhichOperandIsMissing() {
        assertRefused("replay needs FILE\nusage: widgetry replay FILE", "replay");
        assertRefused("deploy needs FILE\nusage: widgetry deploy FILE [--home DIR]", "deploy");
        assertRefused("exec needs \"COMMAND\"", "exec", "--home", "h");
    }

    @Test
    public void saysWhichOperandIsTooMuch() {
        assertRefused("run does not take \"now\"", "run", "now");
        assertRefused("replay does not take \"b\"", "replay", "a", "b");
    }

    @Test
    public void explainsEveryCommand() throws CommandException {
        for (Verb verb : Verb.values()) {
            String text = Help.text(List.of(verb.word()));
            assertTrue(text, text.startsWith("usage: widgetry " + verb.word()));
            assertTrue(Help.text(List.of()), Help.text(List.of()).contains("  widgetry " + verb.word()));
        }
    }

    @Test
    public void explainsEveryOptionOfACommand() throws CommandException {
        for (Verb verb : List.of(Verb.RUN, Verb.REPLAY, Verb.CERTIFY)) {
            String text = Help.text(List.of(verb.word()));
            for (Option option : Option.values()) {
                boolean everywhere = option == Option.HOME && verb != Verb.RUN; // explained with the overview
                if (verb.allows(option) && !everywhere) {
                    assertTrue(option + " in " + text, text.contains("\n  " + option.flag()));
                }
            }
        }
    }

    private static void assertRefused(String message, String... line) {
        CommandException refusal = assertThrows(CommandException.class, () -> Arguments.parse(line));
        assertEquals(CommandException.REFUSED, refusal.status());
        assertTrue(refusal.getMessage(), refusal.getMessage().startsWith(message));
    }
}

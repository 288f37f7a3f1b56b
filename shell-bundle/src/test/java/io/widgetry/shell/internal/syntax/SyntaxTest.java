package io.widgetry.shell.internal.syntax;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.junit.Test;

public class SyntaxTest {
    private static final Syntax SYNTAX = Syntax.of("thing:do", "does a thing")
            .argument("WHAT", Kind.WIDGET, "what is done")
            .optional("WHERE", Kind.AGENT, "where it is done")
            .option("--times", "N", Kind.TEXT, "how often")
            .flag("--json", "prints JSON")
            .example("thing:do it");

    private static Arguments parse(String... words) throws CommandException {
        return Arguments.parse(SYNTAX, words);
    }

    private static String failure(String... words) {
        return assertThrows(CommandException.class, () -> parse(words)).getMessage();
    }

    @Test
    public void argumentsAndOptionsComeInAnyOrder() throws CommandException {
        Arguments arguments = parse("--times", "3", "it", "--json", "here");
        assertEquals("it", arguments.get("WHAT"));
        assertEquals(Optional.of("here"), arguments.find("WHERE"));
        assertEquals(Optional.of(3L), arguments.number("--times"));
        assertTrue(arguments.has("--json"));
    }

    @Test
    public void anOptionTakesItsValueAfterAnEqualsSignToo() throws CommandException {
        assertEquals(Optional.of("a=b"), parse("it", "--times=a=b").find("--times"));
    }

    @Test
    public void whatWasNotWrittenIsAbsent() throws CommandException {
        Arguments arguments = parse("it");
        assertEquals(Optional.empty(), arguments.find("WHERE"));
        assertEquals(Optional.empty(), arguments.number("--times"));
        assertFalse(arguments.has("--json"));
        assertFalse(arguments.hasOptions());
    }

    @Test
    public void twoDashesEndTheOptionsAndOneDashIsAnArgument() throws CommandException {
        assertEquals("--json", parse("--", "--json").get("WHAT"));
        assertEquals("-", parse("-").get("WHAT"));
    }

    @Test
    public void theBareWordNullIsAWord() throws CommandException {
        assertEquals("null", parse(new String[] {null}).get("WHAT"));
    }

    @Test
    public void helpIsAnsweredWhateverElseIsThere() throws Exception {
        assertEquals("""
                thing:do  does a thing

                Usage  thing:do WHAT [WHERE] [--times N] [--json]

                  WHAT       what is done
                  WHERE      where it is done
                  --times N  how often
                  --json     prints JSON
                  --help     says this

                Example  thing:do it""", SYNTAX.run(new String[] {"--times", "--help"}, arguments -> "not this"));
    }

    @Test
    public void aMissingArgumentIsNamed() {
        assertEquals(
                "thing:do: WHAT is missing, what is done. Usage: thing:do WHAT [WHERE] [--times N] [--json]",
                failure());
    }

    @Test
    public void anArgumentTooManyIsQuoted() {
        assertEquals(
                "thing:do: it takes 2 arguments, so \"c\" is too much. Usage: thing:do WHAT [WHERE] [--times N] [--json]",
                failure("a", "b", "c"));
        assertEquals(
                "none:at-all: it takes no argument, so \"x\" is too much. Usage: none:at-all",
                assertThrows(
                                CommandException.class,
                                () -> Arguments.parse(Syntax.of("none:at-all", "does nothing"), new String[] {"x"}))
                        .getMessage());
    }

    @Test
    public void anUnknownOptionHasAProposal() {
        assertEquals(
                "thing:do: there is no option \"--tiems\"; did you mean --times? "
                        + "Usage: thing:do WHAT [WHERE] [--times N] [--json]",
                failure("it", "--tiems", "3"));
        assertTrue(failure("it", "-v").startsWith("thing:do: there is no option \"-v\". Usage:"));
    }

    @Test
    public void anOptionNeedsItsValueAndAFlagHasNone() {
        assertTrue(failure("it", "--times").startsWith("thing:do: --times needs a value: --times N. "));
        assertTrue(failure("it", "--times", "--json").startsWith("thing:do: --times needs a value: --times N. "));
        assertTrue(failure("it", "--json=yes").startsWith("thing:do: --json takes no value. "));
        assertTrue(failure("it", "--json", "--json").startsWith("thing:do: --json is there twice. "));
    }

    @Test
    public void aNumberIsAWholeOneFromOne() throws CommandException {
        for (String wrong : new String[] {"0", "-1", "1.5", "many", "99999999999999999999", ""}) {
            Arguments arguments = parse("it", "--times=" + wrong);
            assertEquals(
                    "thing:do: --times must be a whole number from 1, not \"" + wrong
                            + "\". Usage: thing:do WHAT [WHERE] [--times N] [--json]",
                    assertThrows(CommandException.class, () -> arguments.number("--times"))
                            .getMessage());
        }
    }

    @Test
    public void whatIsQuotedIsCleanedAndCut() {
        String sentence = failure("it", "--\u001B[2J\n" + "x".repeat(500));
        assertTrue(sentence, sentence.length() < 200);
        assertTrue(sentence, sentence.chars().noneMatch(c -> c < ' '));
    }

    @Test
    public void anUnexpectedFailureBecomesASentenceToo() {
        CommandException failure = assertThrows(
                CommandException.class,
                () -> SYNTAX.run(new String[] {"it"}, arguments -> {
                    throw new IllegalStateException("the core is stopping");
                }));
        assertEquals("thing:do failed: java.lang.IllegalStateException: the core is stopping", failure.toString());
    }
}

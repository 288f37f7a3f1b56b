package io.widgetry.shell.internal.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.InvocationTargetException;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.junit.Test;

public class SentenceTest {

    @Test
    public void isTheMessageOfWhatTheCommandThrew() {
        Exception thrown = new InvocationTargetException(new IllegalStateException("There is no agent 7."));

        assertEquals("There is no agent 7.", Sentence.of(thrown));
    }

    @Test
    public void pointsToTheHelpWhereThereIsNoSuchCommand() {
        assertEquals(
                "There is no command foo; help lists the commands.", Sentence.of(new CommandNotFoundException("foo")));
    }

    @Test
    public void pointsToTheHelpWhereTheArgumentsDoNotFit() {
        String sentence = Sentence.of(
                new IllegalArgumentException("Cannot coerce lb(String, String) to any of [(boolean)]\n  more"));

        assertTrue(sentence, sentence.startsWith("These are not the arguments that it takes"));
        assertTrue(sentence, sentence.endsWith("help COMMAND explains a command."));
        assertTrue(sentence, !sentence.contains("\n"));
    }

    @Test
    public void namesTheKindOfFailureWhereThatIsAllThereIs() {
        assertEquals("That failed: NullPointerException.", Sentence.of(new NullPointerException()));
    }
}

package io.widgetry.core.internal;

import static org.junit.Assert.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.Test;

/** From a printed exception come its class and its place, and none of its messages. */
public class PrintedStackTest {

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static Throwable at(Throwable thrown, StackTraceElement... frames) {
        thrown.setStackTrace(frames);
        return thrown;
    }

    private static String described(Throwable thrown) {
        return PrintedStack.of(printed(thrown)).describe(name -> name.startsWith("com.acme."));
    }

    private static final StackTraceElement CARD = new StackTraceElement("com.acme.Card$Row", "<init>", "Card.java", 12);
    private static final StackTraceElement CALLER =
            new StackTraceElement("org.apache.felix.scr.Maker", "make", "Maker.java", 7);

    @Test
    public void theCauseAtTheBottomIsNamedWithTheLineOfTheBundle() {
        Throwable root = at(
                new IllegalStateException("customer 4711"),
                new StackTraceElement("org.library.Licence", "check", null, -1),
                CARD,
                CALLER);
        assertEquals(
                "java.lang.IllegalStateException at com.acme.Card$Row.<init>(Card.java:12)",
                described(at(new ReflectiveOperationException("customer 4711", root), CALLER)));
    }

    @Test
    public void aFrameIsReadAsItWasPrinted() {
        for (StackTraceElement frame : new StackTraceElement[] {
            CARD,
            new StackTraceElement("com.acme.Card", "load", null, -2),
            new StackTraceElement("com.acme.Card", "load", null, -1),
            new StackTraceElement("com.acme.Card", "load", "Card.java", -1)
        }) {
            assertEquals("java.lang.Error at " + frame, described(at(new Error(), frame)));
        }
    }

    @Test
    public void modulesAndLoadersAreNoPartOfAClass() {
        StackTraceElement frame =
                new StackTraceElement("app", "a.module", "1", "com.acme.Card", "load", "Card.java", 3);
        assertEquals(
                "java.lang.Error at com.acme.Card.load(Card.java:3)",
                described(at(new Error("a\nmessage of\nlines"), frame)));
    }

    @Test
    public void whatIsNoStackHasNoPlace() {
        assertEquals("an exception", PrintedStack.of("").describe(name -> true));
    }
}

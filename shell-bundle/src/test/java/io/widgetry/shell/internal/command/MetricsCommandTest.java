package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.widgetry.api.admin.MetricsExposition;
import io.widgetry.shell.internal.syntax.CommandException;
import org.junit.After;
import org.junit.Test;

public class MetricsCommandTest {
    private static final String EVENTS = """
            # HELP widgetry_events_accepted_total Events that were accepted
            # TYPE widgetry_events_accepted_total counter
            widgetry_events_accepted_total 1204.0""";
    private static final String COLLECTIONS = """
            # HELP jvm_gc_collection_seconds Garbage collections
            # TYPE jvm_gc_collection_seconds summary
            jvm_gc_collection_seconds_count{gc="G1 Young Generation"} 1
            jvm_gc_collection_seconds_sum{gc="G1 Young Generation"} 0.003""";

    private String text = COLLECTIONS + "\n" + EVENTS + "\n";
    private final Gogo gogo = new Gogo()
            .with(
                    "widgetry",
                    new MetricsCommand(new MetricsExposition() {
                        @Override
                        public String contentType() {
                            return "text/plain";
                        }

                        @Override
                        public String text() {
                            return text;
                        }
                    }),
                    "metrics");

    @After
    public void close() {
        gogo.close();
    }

    @Test
    public void allMetricsAreThere() throws Exception {
        assertEquals(COLLECTIONS + "\n" + EVENTS, gogo.run("metrics"));
    }

    @Test
    public void aPrefixChoosesFamiliesWithTheirHelpAndType() throws Exception {
        assertEquals(EVENTS, gogo.run("metrics widgetry_"));
        assertEquals(COLLECTIONS, gogo.run("metrics jvm_gc"));
    }

    @Test
    public void aPrefixThatNothingBeginsWithIsASentence() {
        assertEquals(
                "No metric begins with x_; metrics prints all of them.",
                assertThrows(CommandException.class, () -> gogo.run("metrics x_"))
                        .toString());
        text = "";
        assertEquals(
                "There are no metrics.",
                assertThrows(CommandException.class, () -> gogo.run("metrics")).toString());
    }

    @Test
    public void whatWouldMoveTheCursorIsTakenOut() throws Exception {
        text = "x{widget=\"a\u001B[2Jb\"} 1.0\n";
        assertEquals("x{widget=\"ab\"} 1.0", gogo.run("metrics"));
    }
}

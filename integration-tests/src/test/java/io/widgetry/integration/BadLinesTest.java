package io.widgetry.integration;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.DataEvents;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;

/** A bad line costs that line alone: its number and the reason are told, and the rest of the feed goes on. */
public class BadLinesTest extends WidgetTest {

    /** Hears what gets through. */
    @Component(service = Widget.class)
    @WidgetName("witness")
    @SubscribesTo(DataEvents.AGENT_STATE)
    public static final class Witness extends RecordingWidget {}

    @Override
    protected Option[] widgets() {
        return new Option[] {bundleOf("test.witness", Witness.class)};
    }

    @Test
    public void eachBadLineIsRejectedAloneWithItsReason() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("{\"specversion\":\"1.0\"", "not JSON: the text ends too early at column 21");
        bad.put("[]", "an event is one JSON object, got an array");
        bad.put("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/x\",\"type\":\"t\"}", "lacks agentid");
        bad.put(
                Lines.event("onAgentStateEvent", "bad", "[]"),
                "onAgentStateEvent expects an object as its data, got an array");
        bad.put(
                Lines.event("onMediaMessageEvent", "bad", "{}"),
                "onMediaMessageEvent is about an interaction but names none:"
                        + " give its id as subject, or as interactionId in data");
        bad.put(Lines.closed("bad", "nowhere"), "interaction nowhere of agent bad is not open, so it cannot be closed");
        List<String> lines = new ArrayList<>();
        bad.keySet().forEach(line -> lines.addAll(List.of(Lines.agentState("bad", "READY"), line)));

        FeedStatus feed = tryToPlay(lines.toArray(String[]::new));

        List<FeedStatus.Problem> expected = new ArrayList<>();
        bad.values().forEach(reason -> expected.add(new FeedStatus.Problem(2 * expected.size() + 2, reason)));
        assertEquals(expected, feed.problems());
        assertEquals(bad.size(), feed.rejected());
        assertEquals(bad.size(), feed.accepted());
        List<String> told = new ArrayList<>(List.of("opened"));
        bad.keySet().forEach(line -> told.add(told.size() + " onAgentStateEvent"));
        assertTold(told, "witness", "bad");
    }
}

package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import io.widgetry.api.DataEvents;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import io.widgetry.integration.support.Configurations;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import io.widgetry.integration.widget.Told;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** A widget's service properties are changed while it runs, by configuration: rules 2, 4 and 5. */
public class ChangedPropertiesTest extends WidgetTest {
    private static final String PID = "test.changeable";

    /** Its subscriptions, scope and name can be configured; that it is told so keeps its object. */
    @Component(service = Widget.class, configurationPid = PID)
    @WidgetName("changeable")
    @SubscribesTo(DataEvents.AGENT_STATE)
    public static final class Changeable extends RecordingWidget {
        @Modified
        void modified() {
            // the service goes on with other properties
        }
    }

    @Override
    protected Option[] widgets() {
        return new Option[] {bundleOf("test.changeable", Changeable.class)};
    }

    private void configure(String property, Object value) throws IOException {
        new Configurations(bundles).set(PID, Map.of(property, value));
    }

    @After
    public void configureTheWidgetAnew() throws IOException {
        new Configurations(bundles).delete(PID);
    }

    @Test
    public void changedSubscriptionsMoveAndTheNewOnesBeginWithTheState() throws Exception {
        play(
                Lines.agentState("moved", "READY"),
                Lines.event("onCapabilitiesEvent", "moved", "{}"),
                Lines.event("onUserTypingEvent", "moved", "{}"));
        settle();
        configure("subscribes.to", new String[] {DataEvents.CAPABILITIES, DataEvents.USER_TYPING});
        play(
                Lines.agentState("moved", "NOT_READY"),
                Lines.event("onUserTypingEvent", "moved", "{}"),
                Lines.event("onCapabilitiesEvent", "moved", "{}"));

        assertTold(
                List.of(
                        "opened",
                        "1 onAgentStateEvent",
                        "2 onCapabilitiesEvent again",
                        "5 onUserTypingEvent",
                        "6 onCapabilitiesEvent"),
                "changeable",
                "moved");
        List<Told> told = Journal.of("changeable").in("moved");
        assertSame("the same object", told.get(0).object(), told.get(4).object());
    }

    @Test
    public void aChangedScopeMakesNewInstances() throws Exception {
        play(Lines.agentState("scope", "READY"), Lines.call("scope", "one", "ACTIVE"));
        settle();
        configure("widget.scope", "INTERACTION");
        play(Lines.agentState("scope", "NOT_READY"));

        assertTold(List.of("opened", "1 onAgentStateEvent again", "4 onAgentStateEvent"), "changeable", "scope", "one");
        assertTold(
                List.of("opened", "1 onAgentStateEvent", "opened", "1 onAgentStateEvent again", "4 onAgentStateEvent"),
                "changeable",
                "scope");
    }

    @Test
    public void aChangedNameIsAnotherWidget() throws Exception {
        play(Lines.agentState("name", "READY"));
        settle();
        configure("widget.name", "renamed");
        play(Lines.agentState("name", "NOT_READY"));

        assertTold(List.of("opened", "1 onAgentStateEvent again", "2 onAgentStateEvent"), "renamed", "name");
        assertTold(List.of("opened", "1 onAgentStateEvent"), "changeable", "name");
        assertEquals("no other", 1, admin().widgets().size());
    }
}

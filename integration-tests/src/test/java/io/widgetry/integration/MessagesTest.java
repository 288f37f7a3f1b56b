package io.widgetry.integration;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.Untyped;
import io.widgetry.api.payload.WidgetMessage;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.Gate;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Widgets of two bundles send each other messages: rule 16. */
public class MessagesTest extends WidgetTest {
    private static final String SAY = "say";
    private static final String TO_BOB = "onMessageEvent:bob";

    /** Says what the feed tells it to say: {@code {"who", "where", "how", "value"}}. */
    public abstract static class Speaker extends RecordingWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
            if (event.name().equals(SAY)) {
                say((Map<?, ?>) ((Untyped) event.payload()).value(), context);
            } else {
                super.onDataEvent(event, context);
            }
        }

        private static void say(Map<?, ?> order, WidgetContext context) {
            if (!context.widgetId().equals(order.get("who"))
                    || !context.interactionId().orElse("home").equals(order.get("where"))) {
                return;
            }
            switch ((String) order.get("how")) {
                case "here" -> context.api().sendMessage(order.get("value"));
                case "bob" -> context.api().sendMessage(order.get("value"), "bob");
                default -> context.api().sendMessageToAnyWidget(order.get("value"));
            }
        }
    }

    /** In the first bundle. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("alice")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({SAY, DataEvents.MESSAGE, TO_BOB})
    public static final class Alice extends Speaker {}

    /** In the second bundle. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("bob")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.MESSAGE, TO_BOB})
    public static final class Bob extends Speaker {}

    /** On Home. */
    @Component(service = Widget.class)
    @WidgetName("clara")
    @SubscribesTo({SAY, DataEvents.MESSAGE, TO_BOB})
    public static final class Clara extends Speaker {}

    /** On Home, too. */
    @Component(service = Widget.class)
    @WidgetName("dora")
    @SubscribesTo(DataEvents.MESSAGE)
    public static final class Dora extends Speaker {}

    /** Slow to open, and subscribes then. */
    @Component(service = Widget.class)
    @WidgetName("sleeper")
    @WidgetScope(Scope.INTERACTION)
    public static final class Sleeper extends RecordingWidget {
        @Override
        public void opened(WidgetContext context) throws Exception {
            if (context.agentId().orElseThrow().equals("sleepy")) {
                Gate.of("sleeper").pass();
            }
            listen(context, DataEvents.MESSAGE);
        }
    }

    @Override
    protected Option[] widgets() {
        return new Option[] {
            bundleOf("test.first", Alice.class, Clara.class, Speaker.class),
            bundleOf("test.second", Bob.class, Dora.class, Speaker.class, Sleeper.class)
        };
    }

    /** Two interactions of an agent; somebody says something in one of them, or on Home. */
    private void say(String agent, String who, String where, String how, String value) throws Exception {
        play(
                Lines.agentState(agent + "-colleague", "READY"),
                Lines.call(agent, "one", "ACTIVE"),
                Lines.call(agent, "two", "ACTIVE"),
                Lines.event(
                        SAY,
                        agent,
                        "{\"who\":\"" + who + "\",\"where\":\"" + where + "\",\"how\":\"" + how + "\",\"value\":"
                                + value + "}"));
    }

    @Test
    public void rule16_aMessageReachesTheOthersOfTheSameInteraction() throws Exception {
        say("here", "alice", "one", "here", "1");

        assertTold(List.of("opened", "6 onMessageEvent"), "bob", "here", "one");
        assertTold(List.of("opened"), "bob", "here", "two");
        assertTold(List.of("opened"), "alice", "here", "one");
        assertTold(List.of("opened"), "alice", "here", "two");
        assertTold(List.of("opened"), "clara", "here");
    }

    @Test
    public void rule16_aMessageFromHomeReachesTheOthersOfTheSameHome() throws Exception {
        say("home", "clara", "home", "here", "1");

        assertTold(List.of("opened", "6 onMessageEvent"), "dora", "home");
        assertTold(List.of("opened"), "clara", "home");
        assertTold(List.of("opened"), "bob", "home", "one");
        assertTold(List.of("opened"), "dora", "home-colleague");
    }

    @Test
    public void rule16_anAddressedMessageReachesOneWidgetUnderBothNames() throws Exception {
        say("addressed", "alice", "two", "bob", "1");

        assertTold(List.of("opened", "6 onMessageEvent", "7 " + TO_BOB), "bob", "addressed", "two");
        assertTold(List.of("opened"), "bob", "addressed", "one");
        assertTold(List.of("opened"), "alice", "addressed", "two");
        assertTold(List.of("opened"), "clara", "addressed");
    }

    @Test
    public void rule16_aMessageToAnyWidgetReachesEveryOtherInstanceInTheWorkspace() throws Exception {
        say("any", "alice", "one", "any", "1");

        for (String interaction : List.of("one", "two")) {
            assertTold(List.of("opened", "6 onMessageEvent"), "bob", "any", interaction);
        }
        assertTold(List.of("opened", "6 onMessageEvent"), "alice", "any", "two");
        assertTold(List.of("opened"), "alice", "any", "one");
        assertTold(List.of("opened", "6 onMessageEvent"), "clara", "any");
        assertTold(List.of("opened", "6 onMessageEvent"), "dora", "any");
        assertTold(List.of("opened"), "dora", "any-colleague");
    }

    @Test
    public void rule16_anyJsonValueTravelsUnchanged() throws Exception {
        List<String> values = List.of(
                "null",
                "true",
                "-1.50",
                "12345678901234567890123456789",
                "\"<b>text</b> \\u0000 ü \\\"\"",
                "[]",
                "{\"a b\":{\"$$c\":[null,{\"d\":0}]},\"e\":\"\"}");
        for (String value : values) {
            say("values", "alice", "one", "here", value);
        }
        settle();

        List<DataEvent> heard = Journal.of("bob").events("values");
        assertEquals(values, heard.stream().map(DataEvent::json).toList());
        assertEquals(new BigDecimal("-1.50"), ((WidgetMessage) heard.get(2).payload()).value());
        assertEquals("<b>text</b> \u0000 ü \"", ((WidgetMessage) heard.get(4).payload()).value());
    }

    @Test
    public void aSourcesMessageReachesTheInteractionThatItNamesOrElseTheWorkspace() throws Exception {
        play(
                Lines.call("source", "one", "ACTIVE"),
                Lines.call("source", "two", "ACTIVE"),
                Lines.about("onMessageEvent", "source", "one", "1"),
                Lines.event("onMessageEvent", "source", "2"));

        assertTold(List.of("opened", "5 onMessageEvent", "6 onMessageEvent"), "bob", "source", "one");
        assertTold(List.of("opened", "6 onMessageEvent"), "bob", "source", "two");
        assertTold(List.of("opened", "6 onMessageEvent"), "clara", "source");
    }

    @Test
    public void rule16_aMessageWaitsForAWidgetThatIsOpening() throws Exception {
        play(Lines.call("sleepy", "one", "ACTIVE"));
        Await.until("it is opening", () -> Gate.of("sleeper").waiting() == 1);
        play(
                Lines.about("onMessageEvent", "sleepy", "one", "1"),
                Lines.event(SAY, "sleepy", "{\"who\":\"alice\",\"where\":\"one\",\"how\":\"here\",\"value\":2}"),
                Lines.event("onMessageEvent", "sleepy", "3"));
        Await.until("alice has spoken", () -> Journal.of("bob").events("sleepy").size() == 3);
        Gate.of("sleeper").open();

        assertTold(List.of("3 onMessageEvent", "5 onMessageEvent", "6 onMessageEvent"), "sleeper", "sleepy");
    }
}

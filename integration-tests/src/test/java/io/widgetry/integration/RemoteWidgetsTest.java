package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RemoteWidget;
import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.admin.RetainedState;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** The core's service for those who host widgets outside of the container, beside a Java widget inside. */
public class RemoteWidgetsTest extends WidgetTest {
    private static final String BUNDLE = "browser.card";
    private static final String TO_PEER = "onMessageEvent:peer";

    /** Lives in the interaction in which the widget outside lives, too. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("peer")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.MESSAGE, TO_PEER})
    public static final class Peer extends RecordingWidget {}

    /** Lives on Home. */
    @Component(service = Widget.class)
    @WidgetName("home")
    @SubscribesTo(DataEvents.MESSAGE)
    public static final class Home extends RecordingWidget {}

    @Override
    protected Option[] widgets() {
        return new Option[] {bundleOf("test.inside", Peer.class, Home.class)};
    }

    private RemoteWidgets remote() {
        return service(RemoteWidgets.class);
    }

    private static RemoteWidget outside(String agent) {
        return new RemoteWidget("card", BUNDLE, agent, Optional.of("one"));
    }

    private void signIn(String agent, String data) {
        play(Lines.agentState(agent, "READY"), Lines.about("onInteractionEvent", agent, "one", data));
    }

    @Test
    public void rule5_theStateIsThereWithTheTextsThatWereReceived() {
        String data = "{ \"id\":\"one\", \"state\":\"ACTIVE\",\"amount\": 1.50 }";
        signIn("late", data);

        RetainedState retained = remote().retained("late").orElseThrow();

        assertEquals("late", retained.state().agentId());
        assertEquals(1, retained.state().interactionCount());
        assertEquals(
                List.of("onAgentStateEvent", "onInteractionEvent", "onAnyInteractionEvent"),
                retained.values().stream().map(ObservedEvent::name).toList());
        assertEquals(data, retained.values().get(1).json());
        assertEquals(
                List.of(1L, 2L, 3L),
                retained.values().stream().map(ObservedEvent::sequence).toList());
        assertEquals(3, retained.state().sequence());
        assertFalse(remote().retained("nobody").isPresent());
    }

    @Test
    public void rule16_aMessageReachesTheJavaWidgetOfTheSameInteractionOnly() {
        signIn("talks", Lines.interaction("one", "ACTIVE"));
        play(Lines.call("talks", "two", "ACTIVE"));

        assertEquals(6, remote().sendMessage(outside("talks"), "{\"a\": [1.0]}"));

        assertTold(List.of("opened", "6 onMessageEvent"), "peer", "talks", "one");
        assertTold(List.of("opened"), "peer", "talks", "two");
        assertTold(List.of("opened"), "home", "talks");
        List<DataEvent> heard = Journal.of("peer").events("talks");
        assertEquals(
                List.of("{\"a\": [1.0]}"), heard.stream().map(DataEvent::json).toList());
    }

    @Test
    public void rule16_anAddressedMessageAndOneForAll() {
        signIn("chats", Lines.interaction("one", "ACTIVE"));

        assertEquals(4, remote().sendMessage(outside("chats"), "1", "peer"));
        assertEquals(6, remote().sendMessageToAnyWidget(outside("chats"), "2"));

        assertTold(List.of("opened", "4 onMessageEvent", "5 " + TO_PEER, "6 onMessageEvent"), "peer", "chats", "one");
        assertTold(List.of("opened", "6 onMessageEvent"), "home", "chats");
    }

    @Test
    public void whatIsNoMessageIsRefused() {
        signIn("wrong", Lines.interaction("one", "ACTIVE"));

        assertThrows(IllegalArgumentException.class, () -> remote().sendMessage(outside("wrong"), "{\"a\":"));
        assertThrows(IllegalStateException.class, () -> remote().sendMessage(outside("absent"), "1"));
        play(Lines.ended("wrong", "one"));
        assertThrows(IllegalStateException.class, () -> remote().sendMessage(outside("wrong"), "1"));
    }

    @Test
    public void anActionIsGatedAndReachesTheSourcesHandler() throws Exception {
        Queue<Action> asked = new ConcurrentLinkedQueue<>();
        ActionHandler handler = action -> {
            asked.add(action);
            return CompletableFuture.completedFuture(ActionResult.DONE);
        };
        signIn("acts", "{\"id\":\"one\",\"state\":\"ACTIVE\",\"capabilities\":{\"canHold\":true,\"canEnd\":false}}");
        ServiceRegistration<?> registration = bundles.registerService(ActionHandler.class, handler, null);
        try {
            assertTrue(perform("acts", "holdInteraction").done());
            assertEquals(
                    "endInteraction needs the interaction's capability canEnd, which is not granted now",
                    perform("acts", "endInteraction").reason());
        } finally {
            registration.unregister();
        }
        assertEquals(
                List.of("Action[holdInteraction, agent acts, interaction one, by card]"),
                asked.stream().map(Action::toString).toList());
    }

    private ActionResult perform(String agent, String action) throws Exception {
        return remote().perform(outside(agent), action, Map.of())
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    public void rule20_theTokenIsForAGrantedBundleOnly() throws Exception {
        signIn("secret", Lines.interaction("one", "ACTIVE"));
        play(Lines.event("onSSOTokenRefreshEvent", "secret", "{\"token\":\"not-a-real-token\"}"));

        assertFalse(remote().mayReadToken("card", BUNDLE));
        assertFalse(token("secret"));
        assertFalse(remote().retained("secret").orElseThrow().toString().contains("not-a-real-token"));

        configureCore("tokenGrants", new String[] {BUNDLE});
        assertTrue(remote().mayReadToken("card", BUNDLE));
        assertTrue(token("secret"));
        assertFalse(remote().retained("secret").orElseThrow().toString().contains("not-a-real-token"));
    }

    private boolean token(String agent) {
        return remote().configuration(outside(agent)).orElseThrow().token().isPresent();
    }
}

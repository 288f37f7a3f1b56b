package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Mailbox;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.support.Traffic;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.AllEvents;
import io.widgetry.integration.widget.Gate;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Widgets come, change and go while a feed plays without a pause: rules 22 to 24. */
public class HotDeploymentTest extends WidgetTest {
    private static final int ROOM = 1_000_000;
    private static final int ROUNDS = 10;

    /** Stays, and sees everything. */
    @Component(service = Widget.class)
    @WidgetName("archive")
    @WidgetScope(Scope.RUNTIME)
    @AllEvents
    @Mailbox(capacity = ROOM)
    public static final class Archive extends RecordingWidget {}

    /** Stays, on Home. */
    @Component(service = Widget.class)
    @WidgetName("witness")
    @SubscribesTo({DataEvents.USER_TYPING, DataEvents.AGENT_STATE, DataEvents.MESSAGE})
    @Mailbox(capacity = ROOM)
    public static final class Witness extends RecordingWidget {}

    /** Comes and goes. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("guest")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE, DataEvents.USER_TYPING})
    @Mailbox(capacity = ROOM)
    public static final class Guest extends RecordingWidget {}

    /** Comes and goes, too, on Home. */
    @Component(service = Widget.class)
    @WidgetName("home-guest")
    @SubscribesTo(DataEvents.USER_TYPING)
    @Mailbox(capacity = ROOM)
    public static final class HomeGuest extends RecordingWidget {}

    /** Is updated once. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("card")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo(DataEvents.INTERACTION)
    public static final class Card extends RecordingWidget {}

    /** Hangs, and then does what it can still do. */
    @Component(service = Widget.class)
    @WidgetName("ghost")
    @SubscribesTo(DataEvents.AGENT_STATE)
    public static final class Ghost extends RecordingWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
            Gate.of("ghost").pass();
            context.show(View.titled("boo"));
            context.api().sendMessageToAnyWidget("boo");
            listen(context, DataEvents.USER_TYPING);
            super.onDataEvent(event, context);
        }
    }

    @Override
    protected Option[] widgets() {
        return new Option[] {
            bundleOf("test.residents", Archive.class, Witness.class),
            TestBundle.named("test.guest").with(Guest.class, HomeGuest.class).laterAs("guest"),
            TestBundle.named("test.guest")
                    .version("2.0.0")
                    .with(Guest.class, HomeGuest.class)
                    .laterAs("guest-2"),
            TestBundle.named("test.card").with(Card.class).laterAs("card"),
            TestBundle.named("test.card").version("2.0.0").with(Card.class).laterAs("card-2"),
            TestBundle.named("test.ghost").with(Ghost.class).laterAs("ghost")
        };
    }

    @Override
    protected long updateWindowMillis() {
        return 10_000;
    }

    /** Interactions of ten updates each that come and go, with messages and typing. */
    private Traffic traffic(String agent) {
        return Traffic.of(service(FeedAdmin.class), number -> {
            String call = "call-" + number / 10;
            return List.of(
                    Lines.call(agent, call, "ACTIVE"),
                    Lines.about("onMediaMessageEvent", agent, call, "{\"messageId\":\"" + number + "\"}"),
                    Lines.event("onUserTypingEvent", agent, "{}"),
                    number % 10 == 9 ? Lines.ended(agent, call) : Lines.agentState(agent, "READY"));
        });
    }

    private static void update(Bundle bundle, String systemProperty) throws Exception {
        bundle.update(URI.create(System.getProperty(systemProperty)).toURL().openStream());
    }

    @Test
    public void rule23_othersSeeEveryEventOnceInOrderWhateverIsDeployed() throws Exception {
        try (Traffic traffic = traffic("others")) {
            for (int round = 0; round < ROUNDS; round++) {
                Bundle guest = start("guest");
                traffic.goOn(20);
                update(guest, "guest-2");
                traffic.goOn(20);
                guest.stop();
                traffic.goOn(20);
                guest.start();
                traffic.goOn(20);
                guest.uninstall();
                traffic.goOn(20);
            }
            traffic.end();
        }
        settle();

        List<DataEvent> all = Journal.of("archive").events("others");
        assertTrue("there was traffic", all.size() > 100 * ROUNDS);
        assertEquals(LongStream.rangeClosed(1, all.size()).boxed().toList(), sequences(all));
        List<DataEvent> forWitness = all.stream()
                .filter(event ->
                        List.of(DataEvents.USER_TYPING, DataEvents.AGENT_STATE).contains(event.name()))
                .toList();
        assertEquals(forWitness, Journal.of("witness").events("others"));
        assertTrue("the guest took part", !Journal.of("guest").events("others").isEmpty());
    }

    @Test
    public void rule24_nothingIsEnteredAfterStopUpdateOrUninstallReturned() throws Exception {
        long longest = 0;
        try (Traffic traffic = traffic("gone")) {
            for (int round = 0; round < ROUNDS; round++) {
                Bundle guest = start("guest");
                traffic.goOn(20);
                long before = System.nanoTime();
                guest.stop();
                longest = Math.max(longest, System.nanoTime() - before);
                assertNothingIsEntered(traffic);
                guest.start();
                traffic.goOn(20);
                guest.uninstall();
                assertNothingIsEntered(traffic);
            }
            traffic.end();
        }
        assertTrue(
                "no callback was waited for: " + Duration.ofNanos(longest),
                longest < Duration.ofMillis(900).toNanos());
    }

    private static void assertNothingIsEntered(Traffic traffic) {
        int told = Journal.of("guest").all().size();
        traffic.goOn(20);
        assertEquals(told, Journal.of("guest").all().size());
    }

    @Test
    public void anUpdateKeepsTheBundleAndItsNewVersionIsToldTheState() throws Exception {
        play(Lines.call("update", "one", "ACTIVE"));
        Bundle card = start("card");
        assertTold(List.of("opened", "1 onInteractionEvent again"), "card", "update");
        assertEquals("1.0.0", widget("card").version());
        update(card, "card-2");
        Await.until("the new version is deployed", () -> isDeployed(card));

        assertEquals("2.0.0", widget("card").version());
        assertEquals(card.getBundleId(), widget("card").bundleId());
        play(Lines.call("update", "one", "HELD"));
        assertTold(
                List.of(
                        "opened",
                        "1 onInteractionEvent again",
                        "opened",
                        "1 onInteractionEvent again",
                        "3 onInteractionEvent"),
                "card",
                "update");
    }

    /** The identity of a widget outlives its bundle: what comes while it is away waits for it. */
    @Test
    public void anUpdatedWidgetGoesOnWhereTheOldVersionStopped() throws Exception {
        play(Lines.agentState("heir", "READY"));
        Bundle guest = start("guest");
        try (Traffic traffic = traffic("heir")) {
            for (int round = 0; round < ROUNDS; round++) {
                update(guest, round % 2 == 0 ? "guest-2" : "guest");
                traffic.goOn(20);
                guest.stop();
                traffic.goOn(20);
                guest.start();
                traffic.goOn(20);
                guest.uninstall();
                traffic.goOn(20);
                guest = start("guest");
            }
            traffic.goOn(20);
            traffic.end();
        }
        settle();

        List<Long> typing = sequences(Journal.of("archive").events("heir").stream()
                .filter(event -> event.name().equals(DataEvents.USER_TYPING))
                .toList());
        assertTrue("there was traffic", typing.size() > 20 * ROUNDS);
        assertEquals(typing, sequences(Journal.of("home-guest").events("heir")));
        assertEquals(
                "nobody was there twice",
                1,
                widget("home-guest").instances() / admin().agents().size());
    }

    @Test
    public void rule24_aCallbackThatDoesNotReturnIsFenced() throws Exception {
        configureCore("stopTimeoutMillis", 50L);
        Bundle ghost = start("ghost");
        play(Lines.agentState("fenced", "READY"), Lines.agentState("fenced", "NOT_READY"));
        Await.until("it hangs", () -> Gate.of("ghost").waiting() == 1);
        ghost.stop();
        Gate.of("ghost").open();
        Await.until(
                "it has done what it could",
                () -> !Journal.of("ghost").events("fenced").isEmpty());
        play(Lines.event("onUserTypingEvent", "fenced", "{}"));

        assertTold(
                List.of("opened", "1 onAgentStateEvent", "2 onAgentStateEvent", "3 onUserTypingEvent"),
                "witness",
                "fenced");
        assertEquals(
                List.of("opened", "1 onAgentStateEvent"), Journal.of("ghost").lines("fenced"));
    }

    private static List<Long> sequences(List<DataEvent> events) {
        return events.stream().map(DataEvent::sequence).toList();
    }
}

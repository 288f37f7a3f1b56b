package io.widgetry.integration.supervision;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Mailbox;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.WidgetListener;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.integration.support.Audit;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Centre;
import io.widgetry.integration.support.Centre.Fact;
import io.widgetry.integration.support.Configurations;
import io.widgetry.integration.support.RuntimeOptions;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.Entry;
import io.widgetry.integration.widget.Ledger;
import io.widgetry.integration.widget.LedgerWidget;
import io.widgetry.integration.widget.Sickness;
import io.widgetry.integration.widget.Sickness.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** A sick widget is found out and cut off; the others are told everything in order, and it comes back by itself or by hand. */
public class SickWidgetsTest extends WidgetTest {
    private static final String PATIENT = Patient.NAME;
    private static final String PID = Patient.PID;
    private static final int FAILURES = 6;
    private static final int ROOM = 100_000;

    private final List<WidgetTransition> heard = new CopyOnWriteArrayList<>();
    private ServiceRegistration<?> listener;
    private Bundle bundle;
    private Centre centre;
    private long droppedBefore;

    /** Well, on Home. */
    @Component(service = Widget.class)
    @WidgetName("healthy-home")
    @SubscribesTo({DataEvents.ANY_INTERACTION, DataEvents.USER_TYPING, DataEvents.MESSAGE})
    @Mailbox(capacity = ROOM)
    public static final class HealthyHome extends LedgerWidget {}

    /** Well, with each interaction. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("healthy-card")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE})
    @Mailbox(capacity = ROOM)
    public static final class HealthyCard extends LedgerWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("somebody else's interrupt");
            }
            super.onDataEvent(event, context);
        }
    }

    @Override
    protected Option[] widgets() {
        return new Option[] {
            RuntimeOptions.logging(),
            bundleOf("test.healthy", HealthyHome.class, HealthyCard.class),
            TestBundle.named("test.patient").with(Patient.class).laterAs(PATIENT),
            TestBundle.named("test.patient")
                    .version("1.1.0")
                    .with(Patient.class)
                    .laterAs("patient-2")
        };
    }

    @Override
    protected long updateWindowMillis() {
        return 10_000;
    }

    private void configure(Map<String, Object> others) throws Exception {
        Map<String, Object> all = new HashMap<>(Map.of(
                "slowAfterMillis", 100L,
                "stalledAfterMillis", 300L,
                "quarantineAfterMillis", 700L,
                "quarantineFailures", FAILURES,
                "firstProbeMillis", 3_600_000L,
                "longestProbeMillis", 3_600_000L));
        all.putAll(others);
        configureCore(all);
    }

    @Before
    public void admitPatient() throws Exception {
        configure(Map.of());
        Sickness.set(PATIENT, Kind.NONE);
        listener = bundles.registerService(WidgetListener.class, heard::add, null);
        bundle = start(PATIENT);
        centre = new Centre(publisher(), "sick-" + System.nanoTime(), 2, 3);
        settle();
        droppedBefore = widget(PATIENT).counters().dropped();
        centre.start().goOn(100);
    }

    /** The others were told everything, and the source has never been held up. */
    @After
    public void othersHaveNotNoticed() throws Exception {
        Sickness.set(PATIENT, Kind.NONE);
        listener.unregister();
        new Configurations(bundles).delete(PID);
        try (Centre source = centre) {
            source.end();
            settle();
            new Audit(source)
                    .agents("healthy-home", DataEvents.ANY_INTERACTION, DataEvents.USER_TYPING)
                    .interactions("healthy-card", DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE)
                    .assertNoFaults();
            for (String healthy : List.of("healthy-home", "healthy-card")) {
                assertEquals(healthy, 0, widget(healthy).counters().failed());
                assertEquals(healthy, 0, widget(healthy).counters().conflated());
            }
            Duration longest = source.longest();
            assertTrue("the source was held for " + longest, longest.compareTo(Duration.ofSeconds(2)) < 0);
        }
        Ledger.clear();
    }

    private DataEventPublisher publisher() {
        return service(DataEventPublisher.class);
    }

    private void fallsIll(Kind kind) {
        Sickness.set(PATIENT, kind);
        awaitState(WidgetState.QUARANTINED);
        centre.goOn(100);
    }

    private void awaitState(WidgetState state) {
        Await.until(
                () -> PATIENT + " is " + state + ", it is " + widget(PATIENT).state() + "; " + heard,
                () -> widget(PATIENT).state() == state);
    }

    /** It was told everything until it fell ill, and is from its return on, after the state; what it missed is counted. */
    private void assertGoesOn() {
        awaitState(WidgetState.HEALTHY);
        centre.goOn(200);
        centre.end();
        settle();
        long probes =
                path().stream().filter(state -> state == WidgetState.PROBING).count();
        long missed = 0;
        for (String agent : centre.agents()) {
            for (String interaction : centre.interactions(agent)) {
                List<Fact> published = centre.facts(agent).stream()
                        .filter(fact -> interaction.equals(fact.interaction()) && isForPatient(fact))
                        .toList();
                List<Entry> told =
                        Ledger.of(PATIENT).account(agent + "/" + interaction).entries();
                Return back = new Return(published, told);
                assertTrue(interaction + " goes on: " + told, back.after() > 0);
                assertTrue("the state comes first: " + back.around(), back.stateIsFirst(probes));
                assertTrue(back.between() + " in between: " + back.around(), back.between() <= probes);
                missed += back.missedOccurrences();
            }
        }
        assertEquals("dropped", missed, widget(PATIENT).counters().dropped() - droppedBefore);
    }

    private static boolean isForPatient(Fact fact) {
        return fact.event().equals(DataEvents.INTERACTION) || fact.event().equals(DataEvents.MEDIA_MESSAGE);
    }

    /** The states that it went through; whether it was seen to be slow, and was well again after that, depends on the moment. */
    private List<WidgetState> path() {
        List<WidgetState> path = new ArrayList<>();
        heard.stream()
                .filter(transition -> transition.widgetId().equals(PATIENT))
                .filter(transition -> transition.from() != WidgetState.WAITING)
                .map(WidgetTransition::to)
                .filter(state -> state != WidgetState.SLOW && state != WidgetState.WAITING)
                .filter(state -> path.isEmpty() || path.get(path.size() - 1) != state)
                .forEach(path::add);
        return path;
    }

    @Test
    public void rule23_aStuckWidgetIsStalledThenQuarantinedAndItsLineIsNamed() {
        Sickness.set(PATIENT, Kind.STUCK);
        awaitState(WidgetState.STALLED);
        fallsIll(Kind.STUCK);

        WidgetStatus status = widget(PATIENT);
        StackTraceElement line = status.stall().orElseThrow().line().orElseThrow();
        assertEquals(Patient.class.getName() + ".isStuck", line.getClassName() + "." + line.getMethodName());
        assertEquals("Patient.java", line.getFileName());
        assertTrue("a line of the loop: " + line, line.getLineNumber() > 40 && line.getLineNumber() < 70);
        assertTrue(status.quarantine().orElseThrow().reason().contains("was given up"));
        assertEquals(List.of(WidgetState.STALLED, WidgetState.QUARANTINED), path());
        assertTrue(
                heard.toString(), heard.stream().anyMatch(each -> each.reason().contains("Patient.isStuck")));
        assertTrue("the same in the admin's view", admin().transitions().containsAll(heard));
        assertTrue("threads were given up", admin().status().abandonedThreads() > 0);
        Sickness.set(PATIENT, Kind.NONE);
        Await.until("they have come back", () -> admin().status().abandonedThreads() == 0);
    }

    @Test
    public void aStuckWidgetComesBackWhenItIsReleased() {
        fallsIll(Kind.STUCK);
        Sickness.set(PATIENT, Kind.NONE);
        assertTrue(admin().release(PATIENT));
        assertGoesOn();
        assertEquals(List.of(WidgetState.STALLED, WidgetState.QUARANTINED, WidgetState.HEALTHY), path());
    }

    @Test
    public void aStuckWidgetComesBackWithItsUpdate() throws Exception {
        fallsIll(Kind.STUCK);
        Sickness.set(PATIENT, Kind.NONE);
        bundle.update(URI.create(System.getProperty("patient-2")).toURL().openStream());
        Await.until("it is deployed", () -> isDeployed(bundle));
        assertGoesOn();
        assertEquals("1.1.0", widget(PATIENT).version());
    }

    @Test
    public void aStuckWidgetComesBackWithOtherProperties() throws Exception {
        fallsIll(Kind.STUCK);
        Sickness.set(PATIENT, Kind.NONE);
        new Configurations(bundles).set(PID, Map.of("dose", 2));
        assertGoesOn();
    }

    @Test
    public void aStuckWidgetComesBackByAProbe() throws Exception {
        configure(Map.of("firstProbeMillis", 200L));
        Sickness.set(PATIENT, Kind.STUCK);
        Await.until(
                "it is probed in vain",
                () -> path().stream()
                                .filter(state -> state == WidgetState.PROBING)
                                .count()
                        >= 1);
        Sickness.set(PATIENT, Kind.NONE);
        assertGoesOn();
        assertTrue(path().toString(), path().contains(WidgetState.PROBING));
    }

    @Test
    public void aWidgetThatThrowsIsQuarantinedAndComesBackByAProbe() throws Exception {
        configure(Map.of("firstProbeMillis", 200L));
        fallsIll(Kind.THROWS);
        String failure = widget(PATIENT).lastFailure().orElseThrow();
        assertTrue(failure, failure.contains("java.lang.Exception") && failure.contains("Patient.onDataEvent"));
        assertFalse(failure, failure.contains("secret"));
        Sickness.set(PATIENT, Kind.NONE);
        assertGoesOn();
    }

    @Test
    public void aWidgetThatFillsTheStackIsQuarantined() {
        fallsIll(Kind.OVERFLOWS);
        assertTrue(widget(PATIENT).lastFailure().orElseThrow().contains("StackOverflowError"));
        assertEquals(List.of(WidgetState.QUARANTINED), path());
        Sickness.set(PATIENT, Kind.NONE);
        assertTrue(admin().release(PATIENT));
        assertGoesOn();
    }

    @Test
    public void aWidgetThatLacksAClassIsQuarantined() {
        fallsIll(Kind.LACKS_CLASS);
        assertTrue(widget(PATIENT).lastFailure().orElseThrow().contains("NoClassDefFoundError"));
        Sickness.set(PATIENT, Kind.NONE);
        assertTrue(admin().release(PATIENT));
        assertGoesOn();
    }

    @Test
    public void rule23_aWidgetThatInterruptsItsThreadHarmsNobody() {
        Sickness.set(PATIENT, Kind.INTERRUPTS);
        centre.goOn(500);
        centre.end();
        settle();
        assertEquals(WidgetState.HEALTHY, widget(PATIENT).state());
        new Audit(centre)
                .numbers()
                .interactions(PATIENT, DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE)
                .assertNoFaults();
    }

    @Test
    public void rule23_aWidgetThatFloodsOthersWithMessagesCrowdsNothingElseOut() {
        Sickness.set(PATIENT, Kind.FLOODS);
        centre.goOn(1_000);
        Sickness.set(PATIENT, Kind.NONE);
        centre.end();
        settle();
        long messages = centre.agents().stream()
                .flatMap(agent -> Ledger.of("healthy-home").account(agent).entries().stream())
                .filter(entry -> entry.callback().equals(DataEvents.MESSAGE))
                .count();
        assertTrue("some messages arrive: " + messages, messages > 0);
        assertTrue(
                widget(PATIENT).diagnoses().toString(),
                widget(PATIENT).diagnoses().stream().anyMatch(each -> each.contains("messages")));
        new Audit(centre)
                .interactions(PATIENT, DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE)
                .assertNoFaults();
    }
}

package io.widgetry.integration.soak;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvents;
import io.widgetry.api.Mailbox;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.integration.supervision.Patient;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Centre;
import io.widgetry.integration.support.DeploymentTest;
import io.widgetry.integration.support.Jars;
import io.widgetry.integration.support.Services;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.widget.AllEvents;
import io.widgetry.integration.widget.LedgerWidget;
import io.widgetry.integration.widget.Sickness;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.condition.Condition;

/**
 * Everything at once and at random, for as long as it is given: {@code -Dsoak.minutes=N}, by default a few seconds.
 * {@code -Dsoak.seed=N} decides what is done in which order; the failure names it.
 */
public class SoakTest extends DeploymentTest {
    static final int ROOM = 1_000_000;
    private static final int AGENTS = 2;
    private static final int INTERACTIONS = 20;
    private static final int TURNOVER = 50;
    private static final int MOST_THREADS_MORE = 24;

    private final List<String> done = new ArrayList<>();
    private Random dice;

    /** Is never touched. */
    @Component(service = Widget.class)
    @WidgetName("bystander")
    @WidgetScope(Scope.RUNTIME)
    @AllEvents
    @Mailbox(capacity = ROOM)
    public static final class Bystander extends LedgerWidget {}

    /** With each interaction, in a bundle of its own. */
    @Component(
            name = "card",
            service = Widget.class,
            scope = ServiceScope.PROTOTYPE,
            configurationPid = "soak.test.card")
    @WidgetName("card")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE, DataEvents.INTERACTION_ENDED})
    @Mailbox(capacity = ROOM)
    public static final class Card extends LedgerWidget {}

    /** On Home, one object for all; in a second bundle. */
    @Component(name = "home", service = Widget.class, configurationPid = "soak.test.home")
    @WidgetName("home")
    @SubscribesTo({DataEvents.ANY_INTERACTION, DataEvents.USER_TYPING})
    @Mailbox(capacity = ROOM)
    public static final class Home extends LedgerWidget {}

    /** Beside it, and subscribes in the page's own verbs. */
    @Component(name = "caller", service = Widget.class)
    @WidgetName("caller")
    @Mailbox(capacity = ROOM)
    public static final class Caller extends LedgerWidget {
        @Override
        public void opened(WidgetContext context) throws Exception {
            super.opened(context);
            listen(context, DataEvents.USER_TYPING, DataEvents.ANY_INTERACTION_ENDED);
        }
    }

    @Override
    protected Option[] dropped() {
        return new Option[] {
            bundleOf("test.bystander", Bystander.class),
            TestBundle.named("test.patient").with(Patient.class).laterAs("patient"),
            TestBundle.named("test.card").with(Card.class).laterAs("card"),
            TestBundle.named("test.card")
                    .with(WrongVersions.StillbornCard.class)
                    .laterAs("card-stillborn"),
            TestBundle.named("test.card").with(WrongVersions.FailingCard.class).laterAs("card-failing"),
            TestBundle.named("test.home").with(Home.class, Caller.class).laterAs("home"),
            TestBundle.named("test.home")
                    .with(WrongVersions.StillbornHome.class, Caller.class)
                    .laterAs("home-stillborn"),
            TestBundle.named("test.home")
                    .with(WrongVersions.FailingHome.class, Caller.class)
                    .laterAs("home-failing"),
            throwing("card", Card.class),
            throwing("home", Home.class, Caller.class)
        };
    }

    private static Option throwing(String name, Class<?>... widgets) {
        return TestBundle.named("test." + name)
                .with(widgets)
                .with(WrongVersions.Throws.class)
                .header("Bundle-Activator", WrongVersions.Throws.class.getName())
                .laterAs(name + "-throws");
    }

    private interface Deed {
        void run() throws Exception;
    }

    @Test
    public void whateverHappensHealthyWidgetsAreToldEverythingInOrder() throws Exception {
        long seed = Long.getLong("soak.seed", 1);
        dice = new Random(seed);
        Duration lasting =
                Duration.ofMillis((long) (60_000 * Double.parseDouble(System.getProperty("soak.minutes", "0.2"))));
        try {
            soak(lasting);
        } catch (Exception | AssertionError failed) {
            AssertionError told =
                    new AssertionError(failed.getMessage() + "\n-Dsoak.seed=" + seed + ", after " + done.size()
                            + " deeds, the last ones " + done.subList(Math.max(0, done.size() - 12), done.size()));
            told.setStackTrace(failed.getStackTrace()); // Pax Exam shows causes only
            throw told;
        }
    }

    private void soak(Duration lasting) throws Exception {
        useWorkers(0);
        Operator card = operator("card");
        Operator home = operator("home");
        card.putNext();
        home.putNext();
        start("patient");
        try (Centre centre = new Centre(publisher(), "soak", AGENTS, INTERACTIONS, TURNOVER)) {
            settle();
            centre.start().goOn(500);
            Invariants invariants = new Invariants(centre)
                    .agents("bystander")
                    .interactions(
                            "card", DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE, DataEvents.INTERACTION_ENDED)
                    .agents("home", DataEvents.ANY_INTERACTION, DataEvents.USER_TYPING)
                    .agents("caller", DataEvents.USER_TYPING, DataEvents.ANY_INTERACTION_ENDED);
            int threads = threads();
            Map<String, Deed> deeds = deeds(card, home);
            List<String> names = List.copyOf(deeds.keySet());
            long end = System.nanoTime() + lasting.toNanos();
            while (System.nanoTime() < end) {
                String name = names.get(dice.nextInt(names.size()));
                done.add(name);
                deeds.get(name).run();
                centre.goOn(20 + dice.nextInt(200));
                invariants.check();
                card.assertConsistent();
                home.assertConsistent();
                assertEquals("bundles of the folder", 2, folder().bundles().size());
                assertTrue("threads: " + threads + " " + threads(), threads() <= threads + MOST_THREADS_MORE);
            }
            cure();
            centre.end();
            settle();
            invariants.assertNothingIsMissing();
            assertTrue("much was told: " + invariants.checked(), invariants.checked() > centre.published());
            Await.until(() -> "threads: " + threads + " " + threads(), () -> threads() <= threads + 4);
        }
    }

    private Operator operator(String name) {
        return new Operator(
                bundles,
                folder(),
                dice,
                done::add,
                "test." + name,
                Jars.made(name),
                Map.of(
                        "throws", Jars.made(name + "-throws"),
                        "stillborn", Jars.made(name + "-stillborn"),
                        "failing", Jars.made(name + "-failing")));
    }

    private Map<String, Deed> deeds(Operator... operators) {
        Map<String, Deed> deeds = new LinkedHashMap<>();
        for (int i = 0; i < operators.length; i++) {
            Operator operator = operators[i];
            String which = " " + i;
            deeds.put("put next" + which, operator::putNext);
            deeds.put("overwrite slowly" + which, operator::overwriteSlowly);
            deeds.put("put wrong" + which, operator::putWrong);
            deeds.put("rename" + which, operator::rename);
            deeds.put("put the same" + which, operator::putTheSameAgain);
            deeds.put("remove and put" + which, operator::removeAndPut);
            deeds.put("delete and put" + which, operator::deleteAndPut);
            deeds.put("put beside" + which, operator::putBesideAndDelete);
            deeds.put("stop and start" + which, operator::stopAndStart);
            deeds.put("configure" + which, operator::configure);
        }
        deeds.put("restart the deployer", this::restartDeployer);
        deeds.put("other workers", () -> useWorkers(1 + dice.nextInt(8)));
        deeds.put("fall ill", this::fallIll);
        deeds.put("cure", this::cure);
        return deeds;
    }

    private void useWorkers(int workers) throws IOException {
        configureCore(Map.of(
                "workers", workers,
                "slowAfterMillis", 800L,
                "stalledAfterMillis", 1_500L,
                "quarantineAfterMillis", 2_500L,
                "firstProbeMillis", 500L,
                "longestProbeMillis", 1_000L));
    }

    private void restartDeployer() throws Exception {
        Bundle deployer = bundle("io.widgetry.deployer");
        deployer.stop();
        deployer.start();
        Services.await(bundles, Condition.class, "(osgi.condition.id=io.widgetry.deployed)");
    }

    private void fallIll() {
        Sickness.Kind[] kinds = Sickness.Kind.values();
        Sickness.Kind kind = kinds[dice.nextInt(kinds.length)];
        done.add(kind.toString());
        Sickness.set(Patient.NAME, kind);
    }

    private void cure() {
        Sickness.set(Patient.NAME, Sickness.Kind.NONE);
        if (dice.nextBoolean()) {
            admin().release(Patient.NAME);
        }
        Await.until(
                () -> "the patient is well, it is " + widget(Patient.NAME),
                () -> widget(Patient.NAME).state() == WidgetState.HEALTHY
                        || widget(Patient.NAME).state() == WidgetState.SLOW);
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}

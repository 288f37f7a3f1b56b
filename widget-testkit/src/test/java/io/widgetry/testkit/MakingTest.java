package io.widgetry.testkit;

import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.forAgent;
import static io.widgetry.testkit.Steps.theAgentSignsIn;
import static io.widgetry.testkit.Steps.theAgentSignsOut;
import static io.widgetry.testkit.Steps.theCustomerHangsUp;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.Mailbox;
import io.widgetry.api.Overflow;
import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetScope;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Objects are made as a container makes them, or by the test; what cannot be made is told with what to do. */
public class MakingTest {
    private static final List<String> LIFE = new ArrayList<>();
    private static final Config BY_HAND = ByHand.class.getAnnotation(Config.class);

    /** What a widget may need. */
    interface Crm {
        String customer();
    }

    /** A configuration, which a test has by its annotation, too. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Config {
        String crm_url() default "http://localhost";

        int retries() default 3;

        String[] queues() default {};

        Overflow overflow() default Overflow.DROP_NEWEST;
    }

    @Config
    private static final class ByHand {}

    /** Uses all the ways in which a component is given something. */
    @Component(
            scope = ServiceScope.PROTOTYPE,
            property = {"queues=sales", "queues=support", "weight:Integer=7"})
    @WidgetScope(Scope.INTERACTION)
    @Mailbox(capacity = 5, overflow = Overflow.DROP_OLDEST)
    static final class Injected implements Widget {
        private final Crm crm;
        private final Config config;
        private final Map<String, Object> properties;

        @Reference
        private List<Crm> all;

        private Crm bound;

        @Activate
        Injected(@Reference Crm crm, Config config, Map<String, Object> properties) {
            this.crm = crm;
            this.config = config;
            this.properties = properties;
        }

        @Reference
        void bind(Optional<Crm> service) {
            bound = service.orElseThrow();
        }

        @Activate
        void start(Config same) {
            LIFE.add("started with " + same.crm_url());
        }

        @Deactivate
        void stop() {
            LIFE.add("stopped");
        }

        @Override
        public void opened(WidgetContext context) {
            context.show(View.titled(crm.customer())
                    .row("url", config.crm_url())
                    .row("retries", "" + config.retries())
                    .row("queues", String.join(" ", config.queues()))
                    .row("overflow", config.overflow().name())
                    .row("weight", "" + properties.get("weight"))
                    .row("services", all.size() + " " + (bound == crm)));
        }
    }

    /** One object for all. */
    @Component
    static final class Single implements Widget {
        private int opened;

        @Override
        public void opened(WidgetContext context) {
            context.show(View.titled("opened " + ++opened));
        }
    }

    /** Lacks the annotation. */
    static final class Forgotten implements Widget {}

    /** Is a service of another type only. */
    @Component(service = Runnable.class)
    static final class Elsewhere implements Widget, Runnable {
        @Override
        public void run() {}
    }

    /** Is like an object that only a container can make. */
    @Component
    static final class Containerly implements Widget {
        @Activate
        Containerly(org.osgi.framework.BundleContext bundles) {}
    }

    /** Fails when it is made. */
    @Component
    static final class Failing implements Widget {
        Failing() {
            throw new UnsupportedOperationException("not today");
        }
    }

    @Test
    public void aComponentIsMadeOfServicesAndConfiguration() {
        LIFE.clear();
        try (WidgetTester widget = WidgetTester.of(Injected.class)
                .providing(Crm.class, () -> "Josh Davis")
                .configured("crm.url", "https://crm.example.com")
                .configured("overflow", "DROP_OLDEST")) {
            widget.given(aVoiceInteraction())
                    .then()
                    .shows(View.titled("Josh Davis")
                            .row("url", "https://crm.example.com")
                            .row("retries", "3")
                            .row("queues", "sales support")
                            .row("overflow", "DROP_OLDEST")
                            .row("weight", "7")
                            .row("services", "1 true"));

            widget.when(theCustomerHangsUp());
        }
        assertEquals(List.of("started with https://crm.example.com", "stopped"), LIFE);
    }

    @Test
    public void eachContextOfAPrototypeHasAnObjectOfItsOwnAndASingletonOneForAll() {
        try (WidgetTester single = WidgetTester.of(Single::new)) {
            single.given(theAgentSignsIn(), forAgent("600030", theAgentSignsIn()));

            List<String> titles = new ArrayList<>();
            titles.add(single.then().view().title());
            single.when(
                    forAgent("600030", stage -> titles.add(single.then().view().title())));
            assertEquals(List.of("opened 1", "opened 2"), titles);

            single.when(theAgentSignsOut()).then().isClosed();
        }
    }

    @Test
    public void theObjectsOfASupplierAreTakenAsTheyAreAndLetGo() {
        LIFE.clear();
        List<Injected> made = new ArrayList<>();
        try (WidgetTester widget = WidgetTester.of(() -> {
            Injected one = new Injected(() -> "by hand", BY_HAND, Map.of());
            one.all = List.of();
            made.add(one);
            return one;
        })) {
            widget.given(aVoiceInteraction(), aVoiceInteraction().id("call-2"))
                    .then()
                    .title("by hand");
        }
        assertEquals(2, made.size());
        assertEquals(List.of("stopped", "stopped"), LIFE);
    }

    @Test
    public void whatAComponentNeedsAndNobodyGivesIsNamed() {
        assertNotMade(
                Injected.class,
                Injected.class.getName() + " needs a Crm in its constructor: give it one with providing(Crm.class, …)");
        assertNotMade(Containerly.class, "needs a BundleContext in its constructor, which only a container has");
        assertNotMade(Failing.class, "java.lang.UnsupportedOperationException: not today in its creation");
    }

    private static void assertNotMade(Class<? extends Widget> type, String why) {
        WidgetTester widget = WidgetTester.of(type);
        AssertionError told = assertThrows(
                AssertionError.class,
                () -> widget.given(aVoiceInteraction()).then().showsNothing());
        assertTrue(told.getMessage(), told.getMessage().contains(why));
        assertThrows(AssertionError.class, widget::close);
    }

    @Test
    public void aClassThatNoRuntimeWouldFindIsRefused() {
        assertRefused(
                Forgotten.class.getName() + " has no @Component, so no runtime would find it: add @Component(scope =",
                WidgetTester.of(Forgotten::new));
        assertRefused("is a component, but not a service of the type Widget", WidgetTester.of(Elsewhere.class));
        assertRefused("the supplier of the widget gave null", WidgetTester.of(() -> null));
    }

    @Test
    public void aSettingThatTheCoreDoesNotHaveIsRefused() {
        assertRefused(
                "mailboxCapcity is nothing that can be configured; did you mean mailboxCapacity?",
                WidgetTester.of(Single::new).configuredCore("mailboxCapcity", 3));
        assertRefused(
                "product is \"axp2\", but must be axp or axp-connect",
                WidgetTester.of(Single::new).configuredCore("product", "axp2"));
    }

    @Test
    public void aTestThatHasBegunIsNotChanged() {
        try (WidgetTester widget = WidgetTester.of(Single::new)) {
            widget.given(theAgentSignsIn());

            assertThrows(IllegalStateException.class, () -> widget.with(Single::new));
        }
    }

    private static void assertRefused(String why, WidgetTester widget) {
        String told = assertThrows(IllegalArgumentException.class, widget::then).getMessage();
        assertTrue(told, told.contains(why));
    }
}

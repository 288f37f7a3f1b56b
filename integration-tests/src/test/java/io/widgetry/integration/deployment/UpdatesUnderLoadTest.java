package io.widgetry.integration.deployment;

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
import io.widgetry.integration.support.Audit;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Centre;
import io.widgetry.integration.support.DeploymentTest;
import io.widgetry.integration.support.Jars;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.widget.AllEvents;
import io.widgetry.integration.widget.LedgerWidget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.ServiceScope;

/** Fifty updates of widgets while events come without a pause: not one is lost, doubled or out of order. */
public class UpdatesUnderLoadTest extends DeploymentTest {
    private static final int ROOM = 100_000;
    private static final int AGENTS = 4;
    private static final int INTERACTIONS = 250;
    private static final int UPDATES = 50;
    private static final String JAR = "updated.jar";
    private static final String NAME = "test.updated";

    /** Is never updated. */
    @Component(service = Widget.class)
    @WidgetName("bystander")
    @WidgetScope(Scope.RUNTIME)
    @AllEvents
    @Mailbox(capacity = ROOM)
    public static final class Bystander extends LedgerWidget {}

    /** An object for each interaction; a configuration makes new ones. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE, configurationPid = "test.prototype")
    @WidgetName("prototype")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE})
    @Mailbox(capacity = ROOM)
    public static final class Prototype extends LedgerWidget {}

    /** An object for all interactions, which stays when it is configured. */
    @Component(service = Widget.class, configurationPid = "test.singleton")
    @WidgetName("singleton")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE})
    @Mailbox(capacity = ROOM)
    public static final class Singleton extends LedgerWidget {
        @Modified
        void modified() {
            // goes on with other properties
        }
    }

    /** Declares nothing, and subscribes when it is opened. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("caller")
    @WidgetScope(Scope.INTERACTION)
    @Mailbox(capacity = ROOM)
    public static final class Caller extends LedgerWidget {
        @Override
        public void opened(WidgetContext context) throws Exception {
            super.opened(context);
            listen(context, DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE);
        }
    }

    /** On Home. */
    @Component(service = Widget.class)
    @WidgetName("home")
    @SubscribesTo({DataEvents.ANY_INTERACTION, DataEvents.USER_TYPING})
    @Mailbox(capacity = ROOM)
    public static final class Home extends LedgerWidget {}

    /** One for the runtime. */
    @Component(service = Widget.class)
    @WidgetName("archive")
    @WidgetScope(Scope.RUNTIME)
    @SubscribesTo({DataEvents.USER_TYPING, DataEvents.MEDIA_MESSAGE})
    @Mailbox(capacity = ROOM)
    public static final class Archive extends LedgerWidget {}

    @Override
    protected Option[] dropped() {
        return new Option[] {
            bundleOf("test.bystander", Bystander.class),
            TestBundle.named(NAME)
                    .with(Prototype.class, Singleton.class, Caller.class, Home.class, Archive.class)
                    .laterAs("updated")
        };
    }

    @Test
    public void everyInstanceIsToldEveryEventOnceAndInOrderThroughFiftyUpdates() throws Exception {
        Path jar = Jars.made("updated");
        folder().put(jar, JAR);
        folder().awaitRunning(JAR, "1.0.0");
        Bundle bundle = folder().bundle(NAME);
        long longest;
        try (Centre centre = new Centre(publisher(), "agent", AGENTS, INTERACTIONS)) {
            settle();
            centre.start().goOn(AGENTS * INTERACTIONS);
            for (int number = 1; number <= UPDATES; number++) {
                update(number, jar, bundle);
                centre.goOn(300);
            }
            centre.goOn(AGENTS * INTERACTIONS);
            centre.end();
            settle();

            new Audit(centre)
                    .numbers()
                    .agents("bystander")
                    .interactions("prototype", DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE)
                    .interactions("singleton", DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE)
                    .interactions("caller", DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE)
                    .agents("home", DataEvents.ANY_INTERACTION, DataEvents.USER_TYPING)
                    .agents("archive", DataEvents.USER_TYPING, DataEvents.MEDIA_MESSAGE)
                    .assertNoFaults();
            longest = centre.longest().toMillis();
        }
        assertTrue(
                longest + " ms for one event", longest < Duration.ofSeconds(2).toMillis());
        assertEquals("the same bundle", bundle, folder().bundle(NAME));
    }

    private void update(int number, Path jar, Bundle bundle) throws Exception {
        String version = "1." + number + ".0";
        switch (number % 5) {
            case 0, 1 -> {
                folder().put(Jars.version(jar, version), JAR);
                folder().awaitRunning(JAR, version);
            }
            case 2 -> {
                folder().overwriteSlowly(Jars.version(jar, version), JAR);
                folder().awaitRunning(JAR, version);
            }
            case 3 -> {
                bundle.stop();
                bundle.start();
            }
            default -> {
                String configuration = "{\"test.prototype\": {\"number\": " + number
                        + "}, \"test.singleton\": {\"number\": " + number + "}}";
                folder().put(Jars.file(configuration.getBytes(StandardCharsets.UTF_8)), "updated.json");
                Await.until("both are configured", () -> configured(number) == 2);
            }
        }
    }

    private int configured(int number) {
        try {
            return bundles.getServiceReferences(Widget.class, "(number=" + number + ")")
                    .size();
        } catch (InvalidSyntaxException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}

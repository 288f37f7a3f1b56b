package io.widgetry.integration;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Nothing of a widget stays behind when its bundle is gone: its class loader is let go. */
public class ForgottenWidgetTest extends WidgetTest {

    /** Does everything by which the runtime could come to hold something of it. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("busy")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MESSAGE})
    public static final class Busy extends RecordingWidget {
        @Override
        public void opened(WidgetContext context) throws Exception {
            super.opened(context);
            listen(context, DataEvents.AGENT_STATE, DataEvents.INTERACTION_ENDED, "aNameOfItsOwn");
        }

        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
            super.onDataEvent(event, context);
            context.show(View.titled("busy"));
            context.api().sendMessageToAnyWidget(Map.of("busy", new StringBuilder("as a bee")));
            context.api()
                    .perform("setAgentReady", Map.of())
                    .thenAccept(result -> context.show(View.titled(result.reason())));
            if (event.name().equals(DataEvents.INTERACTION)) {
                throw new Failure();
            }
        }
    }

    /** Thrown at the runtime. */
    public static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    protected Option[] widgets() {
        return new Option[] {
            TestBundle.named("test.busy").with(Busy.class, Failure.class).laterAs("busy")
        };
    }

    @Test
    public void itsClassLoaderIsLetGoThoughItsInteractionsLiveOn() throws Exception {
        play(Lines.call("busy", "one", "ACTIVE"), Lines.call("busy", "two", "ACTIVE"));
        Bundle bundle = start("busy");
        play(Lines.agentState("busy", "READY"), Lines.call("busy", "two", "HELD"), Lines.ended("busy", "one"));
        settle();
        assertEquals("two replays and an update", 3, widget("busy").counters().failed());
        WeakReference<ClassLoader> loader = new WeakReference<>(
                Journal.of("busy").all().get(0).object().getClass().getClassLoader());

        bundle.uninstall();
        Journal.of("busy").clear();
        play(Lines.call("busy", "two", "ACTIVE"));
        Await.until("the class loader is collected", () -> {
            System.gc();
            return loader.get() == null;
        });
        assertEquals(
                List.of("two"),
                admin().workspace("busy").orElseThrow().interactions().stream()
                        .map(interaction -> interaction.id())
                        .toList());
    }
}

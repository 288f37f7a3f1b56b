package io.widgetry.integration.process;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.SsoToken;
import io.widgetry.integration.support.TestBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Widgets that a certification has to find fault with. */
final class CertifiableWidgets {
    static final String OFFENDER = "com.acme.offender";

    private CertifiableWidgets() {}

    /** Keeps its objects and a thread, shows the token, takes fields for granted, and mistypes an event. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("offender")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.SSO_TOKEN_REFRESH, "onContextDatEvent"})
    public static final class Offender implements Widget {
        private static final List<Offender> ALL = new ArrayList<>();
        private static Thread forgotten;

        private final byte[] memory = new byte[20_000];

        @Override
        public void opened(WidgetContext context) {
            synchronized (ALL) {
                ALL.add(this);
                if (forgotten == null) {
                    forgotten = new Thread(Offender::wander, "forgotten");
                    forgotten.setDaemon(true);
                    forgotten.start();
                }
            }
        }

        private static void wander() {
            while (forgotten != null) {
                LockSupport.park();
            }
        }

        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            if (event.payload() instanceof SsoToken) {
                context.show(View.titled("Token").row("Token", event.json()));
            } else if (event.payload() instanceof Interaction call) {
                context.api().perform("acmeRecord", Map.of("bytes", memory.length));
                memory[call.title().length() % memory.length]++;
            }
        }
    }

    /** Waits for what never comes to Home. */
    @Component(service = Widget.class)
    @WidgetName("homebound")
    @WidgetScope(Scope.AGENT)
    @SubscribesTo({DataEvents.CONTEXT_DATA, DataEvents.AGENT_STATE})
    public static final class Homebound implements Widget {}

    /** Answers each event by a message: in a flood more than it may send, but that is not its doing. */
    @Component(service = Widget.class)
    @WidgetName("answering")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo(DataEvents.MEDIA_MESSAGE)
    public static final class Answering implements Widget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            context.api().sendMessage(Map.of("heard", event.sequence()));
        }
    }

    /** Ends the process. */
    @Component(service = Widget.class)
    @WidgetName("last")
    @SubscribesTo(DataEvents.AGENT_STATE)
    public static final class Last implements Widget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            System.exit(0);
        }
    }

    static Path offender() {
        return TestBundle.named(OFFENDER).with(Offender.class, Homebound.class).file();
    }

    static Path answering() {
        return TestBundle.named("com.acme.answering").with(Answering.class).file();
    }

    static Path last() {
        return TestBundle.named("com.acme.last").with(Last.class).file();
    }
}

package io.widgetry.integration.soak;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Mailbox;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.integration.widget.LedgerWidget;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** What is wrong with later versions of the soak's widgets: those that take their places fail. */
final class WrongVersions {
    private WrongVersions() {}

    /** Cannot be made. */
    @Component(name = "card", service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("card")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE, DataEvents.INTERACTION_ENDED})
    @Mailbox(capacity = SoakTest.ROOM)
    public static final class StillbornCard extends LedgerWidget {
        public StillbornCard() {
            throw new IllegalStateException("no licence");
        }
    }

    /** Takes note of each event, and fails. */
    @Component(name = "card", service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("card")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE, DataEvents.INTERACTION_ENDED})
    @Mailbox(capacity = SoakTest.ROOM)
    public static final class FailingCard extends LedgerWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
            super.onDataEvent(event, context);
            throw new IllegalStateException("on purpose");
        }
    }

    /** Cannot be made. */
    @Component(name = "home", service = Widget.class)
    @WidgetName("home")
    @SubscribesTo({DataEvents.ANY_INTERACTION, DataEvents.USER_TYPING})
    @Mailbox(capacity = SoakTest.ROOM)
    public static final class StillbornHome extends LedgerWidget {
        public StillbornHome() {
            throw new IllegalStateException("no licence");
        }
    }

    /** Takes note of each event, and fails. */
    @Component(name = "home", service = Widget.class)
    @WidgetName("home")
    @SubscribesTo({DataEvents.ANY_INTERACTION, DataEvents.USER_TYPING})
    @Mailbox(capacity = SoakTest.ROOM)
    public static final class FailingHome extends LedgerWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
            super.onDataEvent(event, context);
            throw new IllegalStateException("on purpose");
        }
    }

    /** Does not start. */
    public static final class Throws implements BundleActivator {
        @Override
        public void start(BundleContext context) {
            throw new IllegalStateException("no licence");
        }

        @Override
        public void stop(BundleContext context) {
            // nothing was started
        }
    }
}

package io.widgetry.integration.supervision;

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
import io.widgetry.integration.widget.Sickness;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.ServiceScope;

/** A widget that falls ill as the test says, after it has written down what it was told. */
@Component(service = Widget.class, scope = ServiceScope.PROTOTYPE, configurationPid = Patient.PID)
@WidgetName(Patient.NAME)
@WidgetScope(Scope.INTERACTION)
@SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE})
@Mailbox(capacity = 100_000)
public final class Patient extends LedgerWidget {
    /** Its id. */
    public static final String NAME = "patient";

    static final String PID = "test.patient";

    private int depth;

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
        super.onDataEvent(event, context);
        switch (Sickness.of(NAME)) {
            case STUCK -> isStuck();
            case THROWS -> throw new Exception("a secret of the customer's");
            case OVERFLOWS -> deeper();
            case LACKS_CLASS -> Absent.call();
            case INTERRUPTS -> Thread.currentThread().interrupt();
            case FLOODS -> flood(context);
            default -> {
                // it is well
            }
        }
    }

    private static void isStuck() {
        while (Sickness.of(NAME) == Sickness.Kind.STUCK) {
            LockSupport.parkNanos(100_000);
        }
    }

    private void deeper() {
        depth++;
        deeper();
    }

    private static void flood(WidgetContext context) {
        for (int i = 0; i < 100; i++) {
            context.api().sendMessageToAnyWidget("flood " + i);
        }
    }

    @Modified
    void modified() {
        // goes on with other properties
    }
}

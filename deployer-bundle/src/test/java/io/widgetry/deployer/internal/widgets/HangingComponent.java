package io.widgetry.deployer.internal.widgets;

import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetScope;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Is made with the start of its bundle, and never is. */
@Component(immediate = true)
@WidgetScope(Scope.AGENT)
public final class HangingComponent implements Widget {

    @Activate
    public HangingComponent() {
        while (System.getProperty(Deaf.GO_ON) == null) {
            LockSupport.parkNanos(10_000_000);
        }
    }
}

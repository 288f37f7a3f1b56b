package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.WidgetTransition;
import java.util.List;

/** Watches the widgets' callbacks. */
public final class Supervisor {

    /** {@return how the widgets' states changed, oldest first} */
    public List<WidgetTransition> transitions() {
        return List.of();
    }

    /** Lifts a widget's quarantine; false if it is not quarantined. */
    public boolean release(WidgetHost host, String reason) {
        return false;
    }
}

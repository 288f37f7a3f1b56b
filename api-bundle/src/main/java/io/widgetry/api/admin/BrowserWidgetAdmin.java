package io.widgetry.api.admin;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The operator's view of browser widgets: a service of the web module. Safe for several threads; nothing here waits. */
@ProviderType
public interface BrowserWidgetAdmin {

    /**
     * The browser widgets of all active bundles, those that cannot be offered included.
     *
     * @return by widget id; unmodifiable
     */
    List<BrowserWidgetStatus> browserWidgets();

    /**
     * In how many pages an agent's desktop is open. These pages route events to the browser widgets in them; what became
     * of an event there is not known to the runtime.
     *
     * @param agentId not null
     * @return 0 for an agent without an open desktop, or whom nobody knows
     */
    int openDesktops(String agentId);
}

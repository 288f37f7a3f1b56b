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
}

package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.BrowserWidgetStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Browser widgets as a test wants them. */
final class FakeBrowserWidgets implements BrowserWidgetAdmin {
    final List<BrowserWidgetStatus> widgets = new ArrayList<>();
    final Map<String, Integer> desktops = new HashMap<>();

    @Override
    public List<BrowserWidgetStatus> browserWidgets() {
        return List.copyOf(widgets);
    }

    @Override
    public int openDesktops(String agentId) {
        return desktops.getOrDefault(agentId, 0);
    }
}

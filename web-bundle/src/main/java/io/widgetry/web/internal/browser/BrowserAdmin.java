package io.widgetry.web.internal.browser;

import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.api.admin.RemoteWidgets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Tells operators of browser widgets. */
public final class BrowserAdmin implements BrowserWidgetAdmin {
    private final BrowserWidgets widgets;
    private final OpenFrames frames;
    private final Reports reports;
    private final RemoteWidgets remote;
    private final ToIntFunction<String> pages;

    /**
     * Tells of these.
     *
     * @param pages how many pages an agent has open
     */
    public BrowserAdmin(
            BrowserWidgets widgets,
            OpenFrames frames,
            Reports reports,
            RemoteWidgets remote,
            ToIntFunction<String> pages) {
        this.widgets = widgets;
        this.frames = frames;
        this.reports = reports;
        this.remote = remote;
        this.pages = pages;
    }

    @Override
    public List<BrowserWidgetStatus> browserWidgets() {
        return widgets.all().stream().map(this::status).toList();
    }

    @Override
    public int openDesktops(String agentId) {
        return pages.applyAsInt(agentId);
    }

    private BrowserWidgetStatus status(BrowserWidget widget) {
        Optional<Manifest> manifest = Optional.ofNullable(widget.manifest());
        boolean offered = widget.problem().isEmpty();
        return new BrowserWidgetStatus(
                widget.id(),
                widget.bundle(),
                widget.identity().bundleId(),
                widget.version(),
                manifest.map(Manifest::name).orElse(""),
                manifest.map(each -> each.element().markup()).orElse(""),
                widget.problem(),
                remote.mayReadToken(widget.id(), widget.bundle()),
                offered ? frames.count(widget.id()) : 0,
                offered ? frames.subscriptions(widget.id()) : List.of(),
                offered ? reports.counts(widget.id()) : Map.of(),
                offered ? reports.latest(widget.id()) : List.of());
    }
}

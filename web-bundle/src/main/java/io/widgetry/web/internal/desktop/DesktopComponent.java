package io.widgetry.web.internal.desktop;

import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.DevelopmentAdmin;
import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.ViewListener;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.web.internal.browser.WidgetBundles;
import io.widgetry.web.internal.http.Endpoints;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Agents' desktops in the container. */
@Component(
        configurationPid = DesktopComponent.PID,
        immediate = true,
        service = {})
@Designate(ocd = DesktopConfiguration.class)
public final class DesktopComponent {
    static final String PID = "io.widgetry.web.desktop";

    private static final Logger LOG = LoggerFactory.getLogger(DesktopComponent.class);

    private final Desktop desktop;
    private final WidgetBundles bundles;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    @Activate
    public DesktopComponent(
            BundleContext context,
            DesktopConfiguration configuration,
            @Reference RuntimeAdmin runtime,
            @Reference RemoteWidgets remote,
            @Reference DataEventPublisher publisher) {
        DesktopSettings settings = new DesktopSettings(fault -> LOG.warn("Configuration {}: {}", PID, fault));
        this.desktop = new Desktop(
                runtime,
                remote,
                publisher,
                settings.streams(configuration),
                settings.frames(configuration),
                Optional.ofNullable(context.getProperty("widgetry.home"))
                        .map(home -> Path.of(home, "etc", "desktop-layout.json")));
        this.bundles = new WidgetBundles(context, desktop.widgets(), desktop::removed);
        desktop.endpoints().forEach(each -> registrations.add(context.registerService(Endpoints.class, each, null)));
        registrations.add(context.registerService(ViewListener.class, desktop.views(), null));
        registrations.add(context.registerService(BrowserWidgetAdmin.class, desktop.admin(), null));
    }

    @Reference(
            service = DevelopmentAdmin.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void setDevelopment(DevelopmentAdmin admin) {
        desktop.development().ask(admin);
    }

    void unsetDevelopment(DevelopmentAdmin admin) {
        desktop.development().askNoMore(admin);
    }

    @Deactivate
    void deactivate() {
        registrations.forEach(ServiceRegistration::unregister);
        bundles.close();
        desktop.close();
    }
}

package io.widgetry.core.internal;

import io.widgetry.api.RequiresWidgetRuntime;
import io.widgetry.api.Widget;
import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.ViewListener;
import io.widgetry.api.admin.WidgetListener;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.core.internal.admin.Admin;
import io.widgetry.core.internal.dispatch.BundleInfo;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.Remotes;
import io.widgetry.core.internal.dispatch.WidgetDescriptor;
import io.widgetry.core.internal.dispatch.WidgetHost;
import io.widgetry.core.internal.json.CloudEvents;
import io.widgetry.core.internal.json.PayloadMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The core in the container: makes the dispatcher, brings widgets and action handlers to it, offers its services. */
@Component(
        configurationPid = CoreComponent.PID,
        immediate = true,
        service = {})
@Designate(ocd = CoreConfiguration.class)
@Capability(
        namespace = RequiresWidgetRuntime.NAMESPACE,
        name = RequiresWidgetRuntime.NAME,
        version = RequiresWidgetRuntime.VERSION)
public final class CoreComponent {
    static final String PID = "io.widgetry.core";

    private static final Logger LOG = LoggerFactory.getLogger(CoreComponent.class);

    private final BundleContext context;
    private final Dispatcher dispatcher;
    private final SettingsReader settings = new SettingsReader(fault -> LOG.warn("Configuration {}: {}", PID, fault));
    private final Map<ServiceReference<Widget>, WidgetHost> widgets = new ConcurrentHashMap<>();
    private final List<ServiceRegistration<?>> registrations;
    private final SynchronousBundleListener beforeStop = this::bundleChanged;
    private volatile Duration drainTimeout;

    @Activate
    public CoreComponent(BundleContext context, CoreConfiguration configuration) {
        this.context = context;
        PayloadMapper mapper = new PayloadMapper(settings.limits(configuration));
        this.dispatcher = new Dispatcher(settings.read(configuration, startedAs()), mapper);
        this.drainTimeout = settings.drainTimeout(configuration);
        this.registrations = List.of(
                context.registerService(DataEventPublisher.class, dispatcher, null),
                context.registerService(CloudEventCodec.class, new CloudEvents(mapper), null),
                context.registerService(RuntimeAdmin.class, new Admin(dispatcher), null),
                context.registerService(RemoteWidgets.class, new Remotes(dispatcher), null));
        context.addBundleListener(beforeStop);
    }

    private String startedAs() {
        return context.getProperty("widgetry.product");
    }

    @Modified
    void modified(CoreConfiguration configuration) {
        dispatcher.configure(settings.read(configuration, startedAs()));
        drainTimeout = settings.drainTimeout(configuration);
    }

    @Deactivate
    void deactivate() {
        context.removeBundleListener(beforeStop);
        registrations.forEach(ServiceRegistration::unregister);
        dispatcher.close();
        widgets.clear();
    }

    /** Works mailboxes off before the framework stops the widgets' bundles. */
    private void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING
                && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID
                && !dispatcher.drain(drainTimeout)) {
            LOG.warn(
                    "Events still wait in mailboxes {} ms after the runtime began to stop: they are not delivered",
                    drainTimeout.toMillis());
        }
    }

    @Reference(
            service = Widget.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "widgetChanged")
    void addWidget(ServiceReference<Widget> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return; // gone already
        }
        widgets.put(
                reference,
                dispatcher
                        .deployments()
                        .add(
                                Identities.of(bundle.getSymbolicName(), properties(reference)),
                                bundle.getBundleId(),
                                info(bundle),
                                WidgetDescriptor.of(properties(reference)),
                                new ServiceWidgetSource(reference, context)));
    }

    void removeWidget(ServiceReference<Widget> reference) {
        WidgetHost host = widgets.remove(reference);
        if (host != null) {
            dispatcher.deployments().remove(host);
        }
    }

    void widgetChanged(ServiceReference<Widget> reference) {
        WidgetHost host = widgets.get(reference);
        if (host == null) {
            return;
        }
        WidgetDescriptor changed = WidgetDescriptor.of(properties(reference));
        if (changed.scope() == host.descriptor().scope()
                && changed.name().equals(host.descriptor().name())) {
            dispatcher.redeclare(host, changed);
        } else { // other contexts or another id: as good as another widget
            removeWidget(reference);
            addWidget(reference);
        }
    }

    @Reference(
            service = WidgetListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addListener(WidgetListener listener) {
        dispatcher.supervisor().add(listener);
    }

    void removeListener(WidgetListener listener) {
        dispatcher.supervisor().remove(listener);
    }

    @Reference(
            service = ViewListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addViewListener(ViewListener listener) {
        dispatcher.views().add(listener);
    }

    void removeViewListener(ViewListener listener) {
        dispatcher.views().remove(listener);
    }

    @Reference(
            service = ActionHandler.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addActionHandler(ActionHandler handler, Map<String, Object> properties) {
        Object sources = properties.get(ActionHandler.SOURCES);
        Set<String> named = sources instanceof String[] several
                ? Set.copyOf(List.of(several))
                : sources instanceof String one ? Set.of(one) : Set.of();
        dispatcher.actions().add(properties.get(Constants.SERVICE_ID), named, handler);
    }

    void removeActionHandler(Map<String, Object> properties) {
        dispatcher.actions().remove(properties.get(Constants.SERVICE_ID));
    }

    private static BundleInfo info(Bundle bundle) {
        Map<String, String> headers = new HashMap<>();
        for (String header : List.of(Constants.BUNDLE_NAME, Constants.BUNDLE_DESCRIPTION)) {
            String value = bundle.getHeaders("").get(header);
            headers.put(header, value == null ? "" : value);
        }
        String name = headers.get(Constants.BUNDLE_NAME);
        return new BundleInfo(
                name.isEmpty() ? bundle.getSymbolicName() : name,
                headers.get(Constants.BUNDLE_DESCRIPTION),
                bundle.getVersion().toString());
    }

    private static Map<String, Object> properties(ServiceReference<Widget> reference) {
        Map<String, Object> properties = new HashMap<>();
        for (String key : reference.getPropertyKeys()) {
            properties.put(key, reference.getProperty(key));
        }
        return properties;
    }
}

package io.widgetry.deployer.internal;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetListener;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.deployer.internal.config.ConfigAdminStore;
import io.widgetry.deployer.internal.disk.LocalDisk;
import io.widgetry.deployer.internal.host.BundleHost;
import io.widgetry.deployer.internal.settings.Settings;
import io.widgetry.deployer.internal.work.Deployer;
import io.widgetry.deployer.internal.work.Places;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.condition.Condition;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deployer in the container. */
@Component(configurationPid = DeployerComponent.PID, immediate = true)
@Designate(ocd = DeployerConfiguration.class)
public final class DeployerComponent implements DeploymentAdmin, WidgetListener {
    static final String PID = "io.widgetry.deployer";

    /** Who waits for the condition of this id goes on when the first look at the folder is over. */
    static final String CONDITION = "io.widgetry.deployed";

    private static final Logger LOG = LoggerFactory.getLogger(DeployerComponent.class);
    private static final String HOME = "widgetry.home";

    private final SettingsReader reader = new SettingsReader(fault -> LOG.warn("Configuration {}: {}", PID, fault));
    private final AtomicReference<RuntimeAdmin> runtime = new AtomicReference<>();
    private final AtomicReference<ServiceRegistration<Condition>> condition = new AtomicReference<>();
    private final BundleContext context;
    private final BundleHost host;
    private final Deployer deployer;
    private volatile Settings settings;

    /** Begins to work; the first look at the folder goes on in the deployer's thread. */
    @Activate
    public DeployerComponent(
            BundleContext context, @Reference ConfigurationAdmin configurations, DeployerConfiguration configuration) {
        this.context = context;
        settings = reader.read(configuration);
        host = new BundleHost(context, startLevel(context));
        deployer = new Deployer(
                Places.in(home(context)),
                new LocalDisk(),
                host,
                new ConfigAdminStore(configurations),
                () -> Optional.ofNullable(runtime.get()),
                () -> settings,
                this::announce);
    }

    /**
     * The level of the bundles that are started: below the deployer's own. A change of the level that brings the deployer
     * up has passed that by already, and one that takes it down comes to the deployer first. The framework's thread for
     * start levels waits for each bundle whose activator runs, so otherwise one that hangs would hold all others up.
     */
    private static int startLevel(BundleContext context) {
        return Math.max(1, context.getBundle().adapt(BundleStartLevel.class).getStartLevel() - 1);
    }

    private static Path home(BundleContext context) {
        String home = context.getProperty(HOME);
        if (home == null) {
            throw new IllegalStateException("the framework property " + HOME + " is not set: it names the folder"
                    + " whose subfolder deploy is watched");
        }
        return Path.of(home).toAbsolutePath().normalize();
    }

    private void announce() {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Condition.CONDITION_ID, CONDITION);
        try {
            condition.set(context.registerService(Condition.class, Condition.INSTANCE, properties));
        } catch (IllegalStateException bundleIsStopping) {
            LOG.debug("Nobody waits for the first look any more");
        }
    }

    @Modified
    void modified(DeployerConfiguration configuration) {
        settings = reader.read(configuration);
    }

    @Deactivate
    void deactivate() {
        deployer.close();
        host.close();
        if (condition.get() != null) {
            condition.get().unregister();
        }
    }

    @Reference(
            service = RuntimeAdmin.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void setRuntime(RuntimeAdmin admin) {
        runtime.set(admin);
    }

    void unsetRuntime(RuntimeAdmin admin) {
        runtime.compareAndSet(admin, null);
    }

    @Override
    public void widgetChanged(WidgetTransition transition) {
        deployer.widgetChanged(transition.to());
    }

    @Override
    public List<DeploymentStatus> deployments() {
        return deployer.deployments();
    }

    @Override
    public List<DeploymentRecord> history() {
        return deployer.history();
    }

    @Override
    public DeploymentResult verify(Path file) {
        return deployer.verify(file);
    }

    @Override
    public DeploymentResult install(Path file) {
        return deployer.install(file);
    }

    @Override
    public DeploymentResult rollback(String bundle) {
        return deployer.rollback(bundle);
    }

    @Override
    public DeploymentResult remove(String bundle) {
        return deployer.remove(bundle);
    }
}

package io.widgetry.deployer.internal.host;

import io.widgetry.deployer.internal.verify.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.framework.hooks.bundle.EventHook;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Requirement;

/**
 * The framework, as far as the deployer touches it: bundles whose location begins with {@value #PREFIX}, and no others.
 *
 * <p>They are started for this run of the framework only. With the next one the deployer starts them again, after it has
 * looked whether they are still wanted, and with the same deadline: a bundle that hangs cannot keep the framework from
 * starting.
 */
public final class BundleHost implements Surroundings, AutoCloseable {
    /** What the locations of bundles begin with that the deployer installed. */
    public static final String PREFIX = "widgetry-deploy:";

    private static final Duration STOP_OF_ABANDONED = Duration.ofSeconds(2);

    private final BundleContext context;
    private final Bundle framework;
    private final FrameworkWiring wiring;
    private final int startLevel;
    private final Set<Long> abandoned = ConcurrentHashMap.newKeySet();
    private final List<ServiceRegistration<?>> hooks;
    private final SynchronousBundleListener stopListener = this::bundleChanged;
    private volatile TimedCall<?> underWay;

    /** Bundles are installed through the context and get the start level, if it is one (not 0). */
    public BundleHost(BundleContext context, int startLevel) {
        this.context = context;
        this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        this.wiring = framework.adapt(FrameworkWiring.class);
        this.startLevel = startLevel;
        this.hooks = List.of(
                // A bundle that hangs keeps its name and version; its successor may have them as well.
                context.registerService(
                        CollisionHook.class,
                        (operation, target, candidates) -> candidates.removeIf(this::isAbandoned),
                        null),
                // Should its start end after all, nobody shall make components of it before it is uninstalled.
                context.registerService(
                        EventHook.class,
                        (event, receivers) -> {
                            if (event.getType() == BundleEvent.STARTED && isAbandoned(event.getBundle())) {
                                receivers.clear();
                            }
                        },
                        null));
        context.addBundleListener(stopListener);
    }

    /** {@return why a bundle that runs has no widget, a clause; empty if it has one, or its components do not wait} */
    public Optional<String> absentWidgets(Bundle bundle) {
        return new AbsentWidgets(context).why(bundle);
    }

    private boolean isAbandoned(Bundle bundle) {
        return abandoned.contains(bundle.getBundleId());
    }

    /** The framework, when it stops, would wait for what hangs: that is given up soon, and is no verdict. */
    private void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
            TimedCall<?> call = underWay;
            if (call != null) {
                call.giveUp();
            }
        }
    }

    @Override
    public void close() {
        try {
            context.removeBundleListener(stopListener);
            hooks.forEach(ServiceRegistration::unregister);
        } catch (IllegalStateException bundleIsStopping) {
            return; // and takes them along
        }
    }

    /** Whether a location is taken by a bundle that nobody can do anything with. */
    public boolean isStuck(String location) {
        return at(location).filter(this::isAbandoned).isPresent();
    }

    /** The location of a bundle; attempts after the first are for bundles whose predecessors are stuck. */
    public static String location(String symbolicName, int attempt) {
        return PREFIX + symbolicName + (attempt == 0 ? "" : "#" + attempt);
    }

    /** The deployer's bundles. */
    public List<Bundle> bundles() {
        return Arrays.stream(context.getBundles()).filter(BundleHost::isOurs).toList();
    }

    /** The bundle at a location. */
    public Optional<Bundle> at(String location) {
        return Optional.ofNullable(context.getBundle(location));
    }

    private static boolean isOurs(Bundle bundle) {
        return bundle.getLocation().startsWith(PREFIX);
    }

    @Override
    public Optional<String> holder(String packageName) {
        String folder = packageName.replace('.', '/');
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID && !isOurs(bundle))
                .filter(bundle -> bundle.getEntryPaths(folder) != null)
                .map(Bundle::getSymbolicName)
                .findFirst();
    }

    @Override
    public Optional<Bundle> foreign(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()) && !isOurs(bundle))
                .findFirst();
    }

    @Override
    public Collection<BundleCapability> providersOfRuntime(Requirement requirement) {
        return wiring.findProviders(requirement).stream()
                .filter(capability -> !isOurs(capability.getRevision().getBundle()))
                .toList();
    }

    @Override
    public Collection<BundleCapability> providers(Requirement requirement, String symbolicName) {
        return wiring.findProviders(requirement).stream()
                .filter(capability -> {
                    Bundle provider = capability.getRevision().getBundle();
                    return !(isOurs(provider) && symbolicName.equals(provider.getSymbolicName()))
                            && !isAbandoned(provider);
                })
                .toList();
    }

    /**
     * Makes the bundle at a location run with the content of a file: installs it, or stops it, updates it and starts it.
     *
     * @throws FailedException if it does not; it says what became of the bundle
     */
    public Brought bring(String location, Path content, Duration deadline)
            throws FailedException, InterruptedException {
        Bringing work = new Bringing(context, wiring, location, content, startLevel);
        return timed(location, deadline, work);
    }

    /** Starts a bundle that has the right content. */
    public Brought start(String location, Duration deadline) throws FailedException, InterruptedException {
        return timed(location, deadline, new Bringing(context, wiring, location, null, startLevel));
    }

    private Brought timed(String location, Duration deadline, Bringing work)
            throws FailedException, InterruptedException {
        TimedCall<Brought> call = begin(location, work);
        try {
            return call.await(deadline);
        } catch (ExecutionException e) {
            endIfFrameworkStops();
            throw work.failure(e.getCause());
        } catch (TimeoutException e) {
            endIfFrameworkStops();
            String where = call.line().map(frame -> ", it stands in " + frame).orElse("");
            String message = work.phase() + " did not return within " + deadline.toMillis() + " ms" + where;
            boolean old = work.isStoppingOld();
            if (call.interrupt() || endsByStopping(work)) {
                throw new FailedException(
                        old ? FailedException.State.OLD_STOPPED : FailedException.State.STOPPED, message, null);
            }
            work.bundle().ifPresent(bundle -> abandon(bundle, call));
            throw new FailedException(
                    old ? FailedException.State.OLD_STUCK : FailedException.State.STUCK, message, null);
        }
    }

    private <T> TimedCall<T> begin(String name, Callable<T> work) throws InterruptedException {
        endIfFrameworkStops();
        TimedCall<T> call = new TimedCall<>(name, work);
        underWay = call;
        if (frameworkStops()) { // meanwhile
            call.giveUp();
        }
        return call;
    }

    /** What fails then fails because of it. */
    private void endIfFrameworkStops() throws InterruptedException {
        if (frameworkStops()) {
            throw new InterruptedException("the framework stops");
        }
    }

    /** By its state, since it may have been told to before it came to this bundle: nobody heard of that here. */
    private boolean frameworkStops() {
        return (framework.getState() & (Bundle.STARTING | Bundle.ACTIVE)) == 0;
    }

    /** A component that hangs while it is activated holds up the event of the start, not the bundle. */
    private boolean endsByStopping(Bringing work) throws InterruptedException {
        Bundle bundle = work.bundle().orElse(null);
        if (bundle == null || bundle.getState() != Bundle.ACTIVE) {
            return false;
        }
        return stop(bundle, STOP_OF_ABANDONED).isEmpty();
    }

    private void abandon(Bundle bundle, TimedCall<?> call) {
        abandoned.add(bundle.getBundleId());
        call.whenOver(() -> uninstallQuietly(bundle));
    }

    private void uninstallQuietly(Bundle bundle) {
        try {
            bundle.uninstall();
            Refresh.ifNeeded(wiring, bundle);
            abandoned.remove(bundle.getBundleId());
        } catch (BundleException | IllegalStateException | InterruptedException stillThere) {
            return; // it stays abandoned, and is removed with the next start
        }
    }

    /** Stops a bundle. Answers why it could not be. */
    public Optional<String> stop(Bundle bundle, Duration deadline) throws InterruptedException {
        return timed("stop", bundle, deadline, stopped -> {
            if (stopped.getState() == Bundle.ACTIVE || stopped.getState() == Bundle.STARTING) {
                stopped.stop(Bundle.STOP_TRANSIENT);
            }
        });
    }

    /** Uninstalls a bundle and lets go of its classes. Answers why it could not be. */
    public Optional<String> uninstall(Bundle bundle, Duration deadline) throws InterruptedException {
        return timed("uninstall", bundle, deadline, gone -> {
            gone.uninstall();
            Refresh.ifNeeded(wiring, gone);
        });
    }

    private interface Work {
        void on(Bundle bundle) throws BundleException, InterruptedException;
    }

    private Optional<String> timed(String what, Bundle bundle, Duration deadline, Work work)
            throws InterruptedException {
        TimedCall<Void> call = begin("widgetry-" + what + "-" + bundle.getSymbolicName(), () -> {
            work.on(bundle);
            return null;
        });
        try {
            call.await(deadline);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(StartFailure.reason(e.getCause()));
        } catch (TimeoutException e) {
            String where = call.line().map(frame -> ", it stands in " + frame).orElse("");
            if (!call.interrupt()) {
                abandon(bundle, call);
            }
            return Optional.of("its stop did not return within " + deadline.toMillis() + " ms" + where);
        }
    }
}

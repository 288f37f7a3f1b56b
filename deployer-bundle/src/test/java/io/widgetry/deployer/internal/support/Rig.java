package io.widgetry.deployer.internal.support;

import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.deployer.internal.config.ConfigAdminStore;
import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.disk.LocalDisk;
import io.widgetry.deployer.internal.host.BundleHost;
import io.widgetry.deployer.internal.settings.Settings;
import io.widgetry.deployer.internal.work.Deployer;
import io.widgetry.deployer.internal.work.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** A deployer with a home of its own, in a framework. */
public final class Rig implements AutoCloseable {
    private final Container container;
    private final Path home;
    private Disk disk = new LocalDisk();
    private volatile Settings settings = Told.trial(Told.SHORT);
    private RuntimeAdmin runtime;
    private BundleHost host;
    private Deployer deployer;
    private CountDownLatch ready;

    /** Not begun yet. */
    public Rig(Container container, Path home) {
        this.container = container;
        this.home = home;
        try {
            Files.createDirectories(deploy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins, and waits for the first look at the folder. */
    public Rig begin() {
        host = new BundleHost(container.context(), 0);
        ready = new CountDownLatch(1);
        deployer = new Deployer(
                Places.in(home),
                disk,
                host,
                new ConfigAdminStore(container.configurations()),
                () -> Optional.ofNullable(runtime),
                () -> settings,
                ready::countDown);
        try {
            if (!ready.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the first look is not over");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    public Rig with(Settings other) {
        settings = other;
        return this;
    }

    public Rig with(Disk other) {
        disk = other;
        return this;
    }

    public Rig with(RuntimeAdmin other) {
        runtime = other;
        return this;
    }

    /** The drop folder. */
    public Path deploy() {
        return home.resolve("deploy");
    }

    /** A file in the drop folder. */
    public Path deploy(String name) {
        return deploy().resolve(name);
    }

    public Path home() {
        return home;
    }

    public Deployer deployer() {
        return deployer;
    }

    public BundleContext context() {
        return container.context();
    }

    /** The deployer's bundle of this name, if there is just one. */
    public Optional<Bundle> bundle(String symbolicName) {
        List<Bundle> found = Arrays.stream(container.context().getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .toList();
        if (found.size() > 1) {
            throw new AssertionError(found + " are too many");
        }
        return found.stream().findFirst();
    }

    /** "1.0.0" if that runs, "1.0.0 stopped" if it is there and does not run, "none" if it is not there. */
    public String running(String symbolicName) {
        return bundle(symbolicName)
                .map(bundle -> bundle.getVersion() + (bundle.getState() == Bundle.ACTIVE ? "" : " stopped"))
                .orElse("none");
    }

    public void awaitRunning(String symbolicName, String version) {
        Await.until(
                () -> symbolicName + " is " + running(symbolicName) + ", not " + version + "; "
                        + deployer.deployments(),
                () -> version.equals(running(symbolicName)));
    }

    public Optional<DeploymentStatus> status(String file) {
        return deployer.deployments().stream()
                .filter(status -> status.file().equals(file))
                .findFirst();
    }

    public DeploymentStatus awaitState(String file, DeploymentState state) {
        Await.until(
                () -> file + " is " + status(file) + ", not " + state,
                () -> status(file).filter(status -> status.state() == state).isPresent());
        return status(file).orElseThrow();
    }

    /** The same for a version: the state of the one before may be the same. */
    public DeploymentStatus awaitVersion(String file, String version, DeploymentState state) {
        Await.until(
                () -> file + " is " + status(file) + ", not " + version + " " + state,
                () -> status(file)
                        .filter(status -> status.state() == state
                                && status.version().filter(version::equals).isPresent())
                        .isPresent());
        return status(file).orElseThrow();
    }

    /** The history as "ACTION file bundle from to". */
    public List<String> history() {
        return deployer.history().stream().map(Rig::text).toList();
    }

    private static String text(DeploymentRecord entry) {
        return entry.action() + " " + entry.file().orElse("-") + " "
                + entry.bundle().orElse("-") + " " + entry.from().orElse("-") + " "
                + entry.to().orElse("-");
    }

    /** Deletes a file in the drop folder. */
    public void delete(String name) {
        try {
            Files.delete(deploy(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The note beside a file, or an empty text. */
    public String note(String file) {
        try {
            Path note = deploy(file + ".rejected.txt");
            return Files.exists(note) ? Files.readString(note) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends the deployer; bundles go on. */
    public void end() {
        if (deployer != null) {
            deployer.close();
            host.close();
            deployer = null;
        }
    }

    /** Ends the deployer and removes its bundles. */
    @Override
    public void close() {
        end();
        for (Bundle bundle : container.context().getBundles()) {
            if (bundle.getLocation().startsWith(BundleHost.PREFIX)) {
                try {
                    bundle.uninstall();
                } catch (BundleException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}

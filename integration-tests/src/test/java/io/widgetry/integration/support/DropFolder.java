package io.widgetry.integration.support;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The container's drop folder, as operators use it. */
public final class DropFolder {
    private static final long PAUSE_NANOS = Duration.ofMillis(15).toNanos();
    private static final int BLOCKS = 6;
    private static final String LOCATION = "widgetry-deploy:";

    private final BundleContext context;
    private final Path home;

    /** That of the container with this context. */
    public DropFolder(BundleContext context) {
        this.context = context;
        this.home = Path.of(context.getProperty("widgetry.home"));
    }

    /** The home. */
    public Path home() {
        return home;
    }

    /** The folder itself. */
    public Path folder() {
        return home.resolve("deploy");
    }

    /** A file in it. */
    public Path file(String name) {
        return folder().resolve(name);
    }

    /** Puts a file there in one step, in place of one that may be there. */
    public void put(Path content, String name) {
        try {
            Path part = file("." + name + ".part");
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes a file where it is, block by block with pauses, as a copy over a slow network does. */
    public void overwriteSlowly(Path content, String name) {
        byte[] whole = Jars.content(content);
        int block = whole.length / BLOCKS + 1;
        try (OutputStream out = Files.newOutputStream(file(name))) {
            for (int at = 0; at < whole.length; at += block) {
                out.write(whole, at, Math.min(block, whole.length - at));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Deletes a file. */
    public void delete(String name) {
        try {
            Files.delete(file(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Deletes all files, makes the folder if it is gone, and waits until nothing of them runs any more. */
    public void empty() {
        try {
            Files.createDirectories(folder());
            try (Stream<Path> files = Files.list(folder())) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Await.until(
                () -> "all bundles of the folder are gone, there are " + bundles() + ", " + admin().deployments(),
                () -> bundles().isEmpty()
                        && admin().deployments().stream().allMatch(each -> each.state() == DeploymentState.REMOVED));
    }

    /** The bundles that the deployer has installed. */
    public List<Bundle> bundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getLocation().startsWith(LOCATION))
                .toList();
    }

    /** The one of this name that runs; what hangs and could not be stopped may be there beside it. */
    public Bundle bundle(String symbolicName) {
        List<Bundle> found = bundles().stream()
                .filter(bundle -> bundle.getSymbolicName().equals(symbolicName))
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("one " + symbolicName + " that runs, not " + found + " of " + bundles());
        }
        return found.get(0);
    }

    /** The deployer. */
    public DeploymentAdmin admin() {
        return Services.await(context, DeploymentAdmin.class, null);
    }

    /** What is known of a file. */
    public Optional<DeploymentStatus> status(String name) {
        return admin().deployments().stream()
                .filter(status -> status.file().equals(name))
                .findFirst();
    }

    /** Waits until a file fares like this. */
    public DeploymentStatus await(String name, DeploymentState state) {
        Await.until(
                () -> name + " is " + state + ", it is " + status(name) + "; " + history(),
                () -> status(name).filter(status -> status.state() == state).isPresent());
        return status(name).orElseThrow();
    }

    /** Waits until a file of this version stands its trial, or has stood it. */
    public void awaitRunning(String name, String version) {
        Await.until(
                () -> name + " runs in version " + version + ", it is " + status(name) + "; " + history(),
                () -> status(name)
                        .filter(status -> status.version().equals(Optional.of(version)))
                        .filter(status ->
                                status.state() == DeploymentState.ACTIVE || status.state() == DeploymentState.ON_TRIAL)
                        .isPresent());
    }

    /** The note beside a rejected file; empty if there is none. */
    public String note(String name) {
        try {
            return Files.readString(file(name + ".rejected.txt"));
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What was done, as ACTION FILE FROM TO. */
    public List<String> history() {
        return admin().history().stream().map(DropFolder::line).toList();
    }

    private static String line(DeploymentRecord entry) {
        return entry.action() + " " + entry.file().orElse("-") + " "
                + entry.from().orElse("-") + " " + entry.to().orElse("-");
    }
}

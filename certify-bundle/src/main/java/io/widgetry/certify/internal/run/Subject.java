package io.widgetry.certify.internal.run;

import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.certify.internal.file.Versions;
import io.widgetry.certify.internal.watch.Await;
import io.widgetry.certify.internal.watch.Loaders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;

/** The bundle that is certified, in whichever version is there. */
final class Subject {
    private static final Duration APPEARANCE = Duration.ofSeconds(5);

    private static final Duration DEPARTURE = Duration.ofSeconds(15);

    private final Services services;
    private final Path file;
    private final String symbolicName;
    private final Versions versions;
    private final Loaders loaders = new Loaders();

    Subject(Services services, Path file, String symbolicName, Path work) throws IOException {
        this.services = services;
        this.file = file;
        this.symbolicName = symbolicName;
        this.versions = new Versions(file, work);
    }

    String symbolicName() {
        return symbolicName;
    }

    Loaders loaders() {
        return loaders;
    }

    DeploymentResult install() {
        return install(file);
    }

    /** Replaces it with the same under the next version. */
    DeploymentResult update() throws IOException {
        return install(versions.next());
    }

    private DeploymentResult install(Path version) {
        DeploymentResult result = services.deployments().install(version);
        bundle().ifPresent(loaders::add);
        return result;
    }

    /** {@return whether at least one of its widgets has appeared} */
    boolean awaitWidgets() {
        return Await.until(
                () -> !widgets().isEmpty()
                        && widgets().stream().noneMatch(widget -> widget.state() == WidgetState.WAITING),
                APPEARANCE);
    }

    /** Takes it away for good, with what waits for it. */
    DeploymentResult remove() throws Exception {
        try (AutoCloseable window = new Core(services).withoutUpdateWindow()) {
            DeploymentResult result = services.deployments().remove(symbolicName);
            Await.until(() -> widgets().isEmpty(), DEPARTURE);
            return result;
        }
    }

    /** {@return why the deployer has stopped it, if it has: a version of which no object can be made does not stay} */
    Optional<String> stopped() {
        return services.deployments().deployments().stream()
                .filter(each -> each.bundle().filter(symbolicName::equals).isPresent())
                .filter(each -> each.state() == DeploymentState.FAILED || each.state() == DeploymentState.ROLLED_BACK)
                .map(each -> each.reason().orElse("the deployer has stopped it"))
                .findFirst();
    }

    Optional<Bundle> bundle() {
        return Arrays.stream(services.bundles().getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst();
    }

    List<WidgetStatus> widgets() {
        return services.admin().widgets().stream()
                .filter(widget -> widget.bundle().equals(symbolicName))
                .toList();
    }

    /** {@return how many events all its widgets have been told, of all versions} */
    long delivered() {
        return widgets().stream()
                .mapToLong(widget -> widget.counters().delivered())
                .sum();
    }

    /** {@return how many occurrences were dropped and states gave way, of all versions} */
    long lost() {
        return widgets().stream()
                .mapToLong(widget ->
                        widget.counters().dropped() + widget.counters().conflated())
                .sum();
    }

    /** {@return how many instances there are} */
    int instances() {
        return widgets().stream().mapToInt(WidgetStatus::instances).sum();
    }
}

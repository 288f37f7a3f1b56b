package io.widgetry.deployer.internal.develop;

import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DevelopmentAdmin;
import io.widgetry.api.admin.DevelopmentReport;
import io.widgetry.api.admin.DevelopmentStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Keeps the latest report of each project. */
@Component
public final class DevelopmentComponent implements DevelopmentAdmin {
    private static final Duration LEASE = Duration.ofSeconds(10);

    /**
     * A project.
     *
     * @param report what its tool said last
     * @param since since when it says so
     * @param heard when it said so last
     */
    private record Project(DevelopmentReport report, Instant since, Instant heard) {}

    // Guarded by this.
    private final TreeMap<String, Project> projects = new TreeMap<>();
    private final AtomicReference<BrowserWidgetAdmin> browser = new AtomicReference<>();
    private final RuntimeAdmin runtime;
    private final DeploymentAdmin deployments;
    private final Clock clock;

    /** No projects yet. */
    @Activate
    public DevelopmentComponent(@Reference RuntimeAdmin runtime, @Reference DeploymentAdmin deployments) {
        this(runtime, deployments, Clock.systemUTC());
    }

    DevelopmentComponent(RuntimeAdmin runtime, DeploymentAdmin deployments, Clock clock) {
        this.runtime = runtime;
        this.deployments = deployments;
        this.clock = clock;
    }

    @Reference(
            service = BrowserWidgetAdmin.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void setBrowser(BrowserWidgetAdmin admin) {
        browser.set(admin);
    }

    void unsetBrowser(BrowserWidgetAdmin admin) {
        browser.compareAndSet(admin, null);
    }

    @Override
    public DevelopmentStatus report(DevelopmentReport report) {
        Instant now = clock.instant();
        Project project;
        synchronized (this) {
            Project before = projects.get(report.project());
            boolean same = before != null && before.report().equals(report);
            project = new Project(report, same ? before.since() : now, now);
            projects.put(report.project(), project);
        }
        return status(project);
    }

    @Override
    public synchronized Optional<DevelopmentReport> end(String project) {
        return Optional.ofNullable(projects.remove(project)).map(Project::report);
    }

    @Override
    public List<DevelopmentStatus> projects() {
        return known().stream().map(this::status).toList();
    }

    private synchronized List<Project> known() {
        Instant longAgo = clock.instant().minus(LEASE);
        projects.values().removeIf(project -> project.heard().isBefore(longAgo));
        return List.copyOf(projects.values());
    }

    private DevelopmentStatus status(Project project) {
        Optional<String> bundle = project.report().bundle();
        Troubles troubles = new Troubles();
        if (bundle.isPresent()) {
            String name = bundle.get();
            if (project.report().state() == DevelopmentReport.State.RUNNING) {
                deployments.deployments().stream()
                        .filter(status -> status.bundle().equals(bundle))
                        .forEach(troubles::deployed);
            }
            runtime.widgets().stream()
                    .filter(widget -> widget.bundle().equals(name))
                    .forEach(troubles::widget);
            Optional.ofNullable(browser.get()).stream()
                    .flatMap(admin -> admin.browserWidgets().stream())
                    .filter(widget -> widget.bundle().equals(name))
                    .forEach(widget -> troubles.widget(widget, project.since()));
        }
        return new DevelopmentStatus(project.report(), project.since(), troubles.sentences());
    }
}

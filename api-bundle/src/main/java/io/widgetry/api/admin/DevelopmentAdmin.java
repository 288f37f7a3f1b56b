package io.widgetry.api.admin;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is being developed against this runtime: a service of the deployer. A tool outside of the runtime watches a
 * project, builds it, deploys it by {@link DeploymentAdmin} and reports here how it went, so that people see it where they
 * look. Safe for several threads.
 */
@ProviderType
public interface DevelopmentAdmin {

    /**
     * Takes a tool's report, which takes the place of the one before about the same project. A project of which nothing
     * is reported for 10 seconds is forgotten: its tool has ended.
     *
     * @param report how the project's build fares; not null
     * @return the project as it fares in the runtime
     */
    DevelopmentStatus report(DevelopmentReport report);

    /**
     * Forgets a project. What was deployed of it stays.
     *
     * @param project its name; not null
     * @return its last report; empty if there is none
     */
    Optional<DevelopmentReport> end(String project);

    /**
     * The projects that are being developed now.
     *
     * @return by name; unmodifiable
     */
    List<DevelopmentStatus> projects();
}

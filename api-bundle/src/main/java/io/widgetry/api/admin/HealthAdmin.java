package io.widgetry.api.admin;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How healthy the runtime is: a service of the health bundle. Safe for several threads. A check that hangs is reported as
 * such after a deadline where the container has a health check executor; without one, the caller waits for it. Must not be
 * called from a health check.
 */
@ProviderType
public interface HealthAdmin {

    /**
     * The names of the checks that there are, those of other bundles included.
     *
     * @return sorted; unmodifiable
     */
    List<String> names();

    /**
     * Carries out every check. A result can be a few seconds old.
     *
     * @return by name; unmodifiable
     */
    List<HealthStatus> checks();

    /**
     * Carries out one check. The result can be a few seconds old.
     *
     * @param name a name as in {@link #names()}; not null
     * @return empty if there is no such check
     */
    Optional<HealthStatus> check(String name);
}

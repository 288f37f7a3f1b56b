package io.widgetry.health.internal.admin;

import io.widgetry.api.admin.HealthStatus;
import java.util.Collection;
import java.util.List;

/** The health checks that there are right now. */
interface HealthChecks {

    /** Their names. */
    List<String> names();

    /** Carries some of them out in the caller's thread, one after the other. What one throws is its result. */
    List<HealthStatus> run(Collection<String> names);
}

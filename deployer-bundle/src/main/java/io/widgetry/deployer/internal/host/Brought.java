package io.widgetry.deployer.internal.host;

import java.time.Duration;
import org.osgi.framework.Bundle;

/**
 * A bundle that runs with new content.
 *
 * @param bundle the bundle
 * @param gap for how long nothing of it ran
 * @param installed whether it was not there before
 */
public record Brought(Bundle bundle, Duration gap, boolean installed) {}

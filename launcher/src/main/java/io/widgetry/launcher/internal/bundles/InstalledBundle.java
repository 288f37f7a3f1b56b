package io.widgetry.launcher.internal.bundles;

import org.osgi.framework.Bundle;

/**
 * A bundle of the distribution in the framework.
 *
 * @param wanted what it is to be
 * @param bundle what the framework has
 */
public record InstalledBundle(WantedBundle wanted, Bundle bundle) {}

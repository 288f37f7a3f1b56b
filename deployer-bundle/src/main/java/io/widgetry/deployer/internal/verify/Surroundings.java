package io.widgetry.deployer.internal.verify;

import java.util.Collection;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.resource.Requirement;

/** What a bundle that is to be installed would find. */
public interface Surroundings {

    /** What meets a requirement, but for what the bundle's own old version and abandoned bundles offer. */
    Collection<BundleCapability> providers(Requirement requirement, String symbolicName);

    /** The symbolic name of a bundle of the runtime that has this package, whether it exports it or not. */
    Optional<String> holder(String packageName);

    /** A bundle of this name that somebody else installed. */
    Optional<Bundle> foreign(String symbolicName);

    /** What of the runtime meets a requirement: of the bundles that the deployer did not install. */
    Collection<BundleCapability> providersOfRuntime(Requirement requirement);
}

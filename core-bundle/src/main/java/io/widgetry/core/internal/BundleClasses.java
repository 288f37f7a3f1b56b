package io.widgetry.core.internal;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleWiring;

/** Tells which classes are in a bundle, by its content alone: to load one could run code of the bundle. */
final class BundleClasses {
    private BundleClasses() {}

    /** {@return whether the class is in the bundle or on its class path; false if the bundle has gone} */
    static boolean has(Bundle bundle, String className) {
        String path = className.replace('.', '/') + ".class";
        try {
            return bundle.getEntry(path) != null || isOnClassPath(bundle, path);
        } catch (IllegalStateException uninstalled) {
            return false;
        }
    }

    /** A jar within the bundle is no entry; to look into those takes longer, and hardly any widget has one. */
    private static boolean isOnClassPath(Bundle bundle, String path) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null || bundle.getHeaders("").get(Constants.BUNDLE_CLASSPATH) == null) {
            return false;
        }
        int name = path.lastIndexOf('/') + 1;
        return !wiring.listResources(
                        "/" + path.substring(0, name), path.substring(name), BundleWiring.LISTRESOURCES_LOCAL)
                .isEmpty();
    }
}

package io.widgetry.certify.internal.watch;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The class loaders of all versions of a bundle, without holding them. */
public final class Loaders {
    private final List<WeakReference<ClassLoader>> known = new ArrayList<>();

    /** Adds the loader of the version that is there. */
    public void add(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring != null && wiring.getClassLoader() != null) {
            known.add(new WeakReference<>(wiring.getClassLoader()));
        }
    }

    /** {@return how many cannot be collected in that time} */
    public int left(Duration patience) {
        Await.until(
                () -> {
                    System.gc();
                    return alive() == 0;
                },
                patience);
        return alive();
    }

    private int alive() {
        return (int) known.stream().filter(each -> each.get() != null).count();
    }
}

package io.widgetry.deployer.internal.support;

import io.widgetry.api.Overflow;
import io.widgetry.api.Scope;
import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Stands for the core: says of each bundle's version what the test wants it to. */
public final class Core {
    private final BundleContext context;
    private final Map<String, WidgetStatus> said = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    public Core(BundleContext context) {
        this.context = context;
    }

    /** From now on the widget of this version, wherever it runs, fares like this. */
    public void says(String bundle, String version, WidgetState state, long delivered, long failed) {
        said.put(bundle + " " + version, status(bundle, 0, version, state, delivered, failed));
    }

    /** The core's service; only its widgets are asked for. */
    public RuntimeAdmin service() {
        return (RuntimeAdmin) Proxy.newProxyInstance(
                Core.class.getClassLoader(), new Class<?>[] {RuntimeAdmin.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("widgets")) {
                        asked.incrementAndGet();
                        return widgets();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** How often it has been asked how the widgets fare. */
    public int asked() {
        return asked.get();
    }

    private List<WidgetStatus> widgets() {
        return Arrays.stream(context.getBundles())
                .map(this::status)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<WidgetStatus> status(Bundle bundle) {
        return Optional.ofNullable(said.get(bundle.getSymbolicName() + " " + bundle.getVersion()))
                .map(status -> status(
                        status.bundle(),
                        bundle.getBundleId(),
                        status.version(),
                        status.state(),
                        status.sinceDeployed().delivered(),
                        status.sinceDeployed().failed()));
    }

    /** A widget that fares like this. */
    public static WidgetStatus status(
            String bundle, long id, String version, WidgetState state, long delivered, long failed) {
        Counters counters = new Counters(0, delivered, failed, 0, 0);
        return new WidgetStatus(
                "the-" + bundle,
                bundle,
                id,
                version,
                "Component",
                Scope.AGENT,
                false,
                List.of(),
                state,
                Instant.now(),
                1,
                1,
                Overflow.values()[0],
                counters,
                counters,
                null,
                Optional.empty(),
                state == WidgetState.QUARANTINED
                        ? Optional.of(new Quarantine("3 failures in 60 s", Instant.now(), Optional.empty(), 0))
                        : Optional.empty(),
                failed > 0 ? Optional.of("IllegalStateException at Card.java:7") : Optional.empty(),
                List.of());
    }
}

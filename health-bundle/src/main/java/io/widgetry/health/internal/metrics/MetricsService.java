package io.widgetry.health.internal.metrics;

import io.widgetry.api.admin.MetricsExposition;
import io.widgetry.api.admin.WidgetListener;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.health.internal.Sources;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The metrics. Immediate, because it counts transitions from the start; what Micrometer needs is loaded when somebody
 * reads metrics for the first time.
 */
@Component(immediate = true)
public final class MetricsService implements MetricsExposition, WidgetListener {
    private final Sources sources;
    private final TransitionTally transitions = new TransitionTally();
    private final Object lock = new Object();
    private Exposition exposition;

    @Activate
    public MetricsService(@Reference Sources sources) {
        this.sources = sources;
    }

    @Override
    public void widgetChanged(WidgetTransition transition) {
        transitions.add(transition);
    }

    @Override
    public String contentType() {
        return Exposition.CONTENT_TYPE;
    }

    @Override
    public String text() {
        synchronized (lock) {
            if (exposition == null) {
                exposition = new Exposition(transitions);
            }
            return exposition.text(Snapshot.of(sources));
        }
    }

    @Deactivate
    void close() {
        synchronized (lock) {
            if (exposition != null) {
                exposition.close();
                exposition = null;
            }
        }
    }
}

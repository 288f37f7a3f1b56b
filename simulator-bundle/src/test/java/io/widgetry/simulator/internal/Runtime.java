package io.widgetry.simulator.internal;

import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.testkit.SourceTester;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The real core without widgets, and a list of what was published. */
public final class Runtime implements DataEventPublisher, AutoCloseable {
    private final SourceTester core = SourceTester.create();
    private final Queue<SourceEvent> published = new ConcurrentLinkedQueue<>();
    private volatile boolean broken;

    public RuntimeAdmin admin() {
        return core.admin();
    }

    public List<SourceEvent> published() {
        return List.copyOf(published);
    }

    /** From now on it throws. */
    public void breakDown() {
        broken = true;
    }

    public long rejected(Reason reason) {
        return core.admin().status().rejected().getOrDefault(reason, 0L);
    }

    @Override
    public PublishResult publish(SourceEvent event) {
        if (broken) {
            throw new IllegalStateException("broken");
        }
        published.add(event);
        return core.publish(event);
    }

    @Override
    public void close() {
        core.close();
    }
}

package io.widgetry.deployer.internal.widgets;

import io.widgetry.api.spi.DataEventPublisher;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A connector that could publish events. */
@Component(service = {})
public final class Publishing {
    @Activate
    public Publishing(@Reference DataEventPublisher events) {
        // that there is a publisher is all that it wants
    }
}

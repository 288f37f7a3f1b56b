package io.widgetry.deployer.internal.widgets;

import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.ActionResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Component;

/** A connector that carries out everything. */
@Component
public final class Connector implements ActionHandler {
    @Override
    public CompletionStage<ActionResult> handle(Action action) {
        return CompletableFuture.completedFuture(ActionResult.DONE);
    }
}

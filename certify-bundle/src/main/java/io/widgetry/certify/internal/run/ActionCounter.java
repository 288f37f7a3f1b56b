package io.widgetry.certify.internal.run;

import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.ActionResult;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The source's side of actions: does all that is asked for, which is nothing, and counts. */
final class ActionCounter implements ActionHandler {
    private final Map<String, Integer> counts = new TreeMap<>();

    @Override
    public CompletionStage<ActionResult> handle(Action action) {
        synchronized (counts) {
            counts.merge(action.name(), 1, Integer::sum);
        }
        return CompletableFuture.completedFuture(ActionResult.DONE);
    }

    /** {@return how often each action was asked for} */
    Map<String, Integer> counts() {
        synchronized (counts) {
            return new TreeMap<>(counts);
        }
    }
}

package io.widgetry.testkit.internal;

import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.ActionResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** The source of a test: carries out every action that it was not told to refuse, and remembers who asked for what. */
final class Source implements ActionHandler {
    static final String NAME = "/testkit";

    private final Witness witness;
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    Source(Witness witness) {
        this.witness = witness;
    }

    void refuse(String action, String reason) {
        if (reason == null) {
            refusals.remove(action);
        } else {
            refusals.put(action, reason);
        }
    }

    @Override
    public CompletionStage<ActionResult> handle(Action action) {
        witness.asked(action);
        String reason = refusals.get(action.name());
        return CompletableFuture.completedFuture(reason == null ? ActionResult.DONE : ActionResult.refused(reason));
    }
}

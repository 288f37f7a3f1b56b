package io.widgetry.core.internal.dispatch;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who asks for an action.
 *
 * @param widgetId the widget's id
 * @param identity what grants name it by
 * @param workspace in which workspace; null if it has none now
 * @param homeless why it has none, for a person; of no meaning if it has one
 * @param interactionId the interaction to which it is bound; empty unless it is bound to one
 * @param teller runs, on a thread that does not hold the source, what tells it the answer
 */
record Asker(
        String widgetId,
        WidgetIdentity identity,
        Workspace workspace,
        String homeless,
        Optional<String> interactionId,
        Consumer<Runnable> teller) {
    /** What the widget does with the answer runs in a turn of its own. */
    static Asker of(Instance instance) {
        return new Asker(
                instance.host().id(),
                instance.host().identity(),
                instance.moment().workspace(),
                "a runtime-scoped widget has an agent only inside a callback",
                Optional.ofNullable(instance.interactionId()),
                answer -> instance.inbox().offer(answer::run));
    }
}

package io.widgetry.sample.linecti.internal;

import io.widgetry.api.spi.ActionResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The commands that have no answer yet, by number. Each gets one: the system's, or a refusal with its reason. */
final class Answers {
    private final int withinMillis;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, CompletableFuture<ActionResult>> awaited = new ConcurrentHashMap<>();

    Answers(int withinMillis) {
        this.withinMillis = withinMillis;
    }

    /** Asks by a command, which gets its number and says whether it was sent. */
    CompletableFuture<ActionResult> to(Predicate<String> command) {
        String number = Long.toString(numbers.incrementAndGet());
        CompletableFuture<ActionResult> answer = new CompletableFuture<>();
        awaited.put(number, answer); // before it is sent: the answer may be quick
        if (!command.test(number)) {
            give(number, ActionResult.refused("the telephony system cannot be reached, or takes no more commands now"));
        }
        ActionResult late = ActionResult.refused("the telephony system gave no answer within " + withinMillis + " ms");
        return answer.completeOnTimeout(late, withinMillis, TimeUnit.MILLISECONDS)
                .whenComplete((result, thrown) -> awaited.remove(number));
    }

    void give(String number, ActionResult result) {
        CompletableFuture<ActionResult> answer = awaited.remove(number);
        if (answer != null) {
            answer.complete(result);
        }
    }

    void refuseAll(String reason) {
        awaited.keySet().forEach(number -> give(number, ActionResult.refused(reason)));
    }

    static CompletableFuture<ActionResult> refused(String reason) {
        return CompletableFuture.completedFuture(ActionResult.refused(reason));
    }
}

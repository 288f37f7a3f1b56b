package io.widgetry.testkit;

import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.WidgetMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Does what it is told to by messages: an interaction's widget that uses all that a context has. */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetName("probe")
@WidgetScope(Scope.INTERACTION)
@SubscribesTo({DataEvents.MESSAGE, DataEvents.SSO_TOKEN_REFRESH})
final class Probe implements Widget {

    @Override
    public void onDataEvent(io.widgetry.api.DataEvent event, WidgetContext context) throws Exception {
        if (event.payload() instanceof WidgetMessage message && message.value() instanceof List<?> command) {
            run(command.get(0).toString(), command.subList(1, command.size()), context);
        } else if (event.name().equals(DataEvents.SSO_TOKEN_REFRESH)) {
            context.show(View.titled("has the token"));
        }
    }

    private void run(String what, List<?> arguments, WidgetContext context) throws Exception {
        switch (what) {
            case "act" ->
                context.api()
                        .perform(arguments.get(0).toString(), Map.of("note", "n"))
                        .thenAccept(result -> context.show(View.titled(result.done() ? "done" : result.reason())));
            case "listen" ->
                context.api()
                        .onDataEvent(
                                arguments.get(0).toString(),
                                event -> context.show(
                                        View.titled(event.name()).status(event.replayed() ? "replayed" : "")));
            case "throw" -> throw new java.io.IOException("as told");
            case "throwLater" ->
                context.after(Duration.ofSeconds(1), () -> {
                    throw new IllegalStateException("later");
                });
            case "say" -> context.api().sendMessage(arguments.get(0));
            case "store" -> context.store().put("kept", arguments.get(0));
            case "spin" -> spin(context);
            case "remind" -> remind(context, 0);
            default ->
                context.show(
                        View.titled(what).row("to do", "nothing").item("one").item("two"));
        }
    }

    private static void spin(WidgetContext context) {
        context.after(Duration.ZERO, () -> spin(context));
    }

    private static void remind(WidgetContext context, int times) {
        context.show(View.titled("reminded")
                .row("times", "" + times)
                .row("at", "" + context.clock().instant()));
        context.after(Duration.ofMinutes(1), () -> remind(context, times + 1));
    }
}

package io.widgetry.sample.misbehaving.internal;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.WidgetMessage;
import java.io.IOException;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Does what no widget should, on command, so that everybody can see that nobody else is disturbed. <b>Not an example to
 * copy</b>, and not deployed unless somebody does.
 *
 * <p>It obeys the message {@code {"misbehave": "…"}}:
 *
 * <ul>
 *   <li>{@code throw}: throws a checked exception
 *   <li>{@code error}: throws an {@code Error}
 *   <li>{@code stackOverflow}: recurses until the stack is full
 *   <li>{@code interrupt}: returns with its thread's interrupt flag set, which is not its thread
 *   <li>{@code flood}: sends {@value #FLOOD} messages to every widget of the agent, and shows as many views
 *   <li>{@code hang}: does not return, and ignores interrupts
 *   <li>{@code release}: ends all hangs. A context that hangs does not hear it, which is the point: send it in another
 *       agent's workspace (this is a singleton), or stop the bundle
 * </ul>
 */
@Component
@WidgetName("misbehaving")
@WidgetScope(Scope.AGENT)
@SubscribesTo(DataEvents.MESSAGE)
public final class Misbehaving implements Widget {
    static final int FLOOD = 10_000;

    private final Object lock = new Object();
    private long releases;
    private boolean stopped;

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) throws IOException {
        if (event.payload() instanceof WidgetMessage message
                && message.value() instanceof Map<?, ?> command
                && command.get("misbehave") instanceof String how) {
            context.show(View.titled("Misbehaving").status(how));
            misbehave(how, context);
        }
    }

    private void misbehave(String how, WidgetContext context) throws IOException {
        switch (how) {
            case "throw" -> throw new IOException("thrown on command");
            case "error" -> throw new LinkageError("thrown on command");
            case "stackOverflow" -> misbehave(how, context);
            case "interrupt" -> Thread.currentThread().interrupt();
            case "flood" -> flood(context);
            case "hang" -> hang();
            case "release" -> release();
            default -> throw new IllegalArgumentException("cannot misbehave like that: " + how);
        }
    }

    private static void flood(WidgetContext context) {
        for (int i = 1; i <= FLOOD; i++) {
            context.api().sendMessageToAnyWidget(Map.of("flood", i));
            context.show(View.titled("Misbehaving").status("flood " + i));
        }
    }

    private void hang() {
        boolean interrupted = false;
        synchronized (lock) {
            long before = releases;
            while (releases == before && !stopped) {
                try {
                    lock.wait();
                } catch (InterruptedException ignored) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        synchronized (lock) {
            releases++;
            lock.notifyAll();
        }
    }

    /** The one decent thing: a widget that is gone holds no thread. */
    @Deactivate
    void stop() {
        synchronized (lock) {
            stopped = true;
            lock.notifyAll();
        }
    }
}

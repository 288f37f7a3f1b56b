package io.widgetry.sample.interactionlog.internal;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.InteractionState;
import io.widgetry.api.Mailbox;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.Interaction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Writes one CSV line for each interaction that ended, of all agents. No names, addresses or messages: the file is for
 * counting, not for reading about customers.
 *
 * <p>Shows a widget without a face. Runtime scope means one instance for everybody, and callbacks one at a time, so the
 * counter needs no lock. It subscribes to {@code onAnyInteractionEndedEvent} alone: the same end has a second name,
 * {@code onInteractionEndedEvent}, and a log that took both would write each line twice. The mailbox is larger than
 * usual, because an end that does not fit is lost for the log. A line that cannot be written shows in the view and, by
 * the exception, among the widget's failures; the next end is tried all the same.
 */
@Component(configurationPid = InteractionLog.PID)
@Designate(ocd = InteractionLog.Config.class)
@WidgetName("interaction-log")
@WidgetScope(Scope.RUNTIME)
@SubscribesTo(DataEvents.ANY_INTERACTION_ENDED)
@Mailbox(capacity = 10_000)
public final class InteractionLog implements Widget {
    static final String PID = "io.widgetry.sample.interaction-log";

    private static final List<String> HEADER = List.of(
            "ended",
            "agent",
            "interaction",
            "channel",
            "direction",
            "type",
            "seconds",
            "state",
            "state reason",
            "topic",
            "work code",
            "after-contact work");

    private final CsvFile file;
    private long written;

    /** What an administrator can set. */
    @ObjectClassDefinition(name = "Interaction log", description = "One CSV line for each ended interaction")
    public @interface Config {
        @AttributeDefinition(
                name = "File",
                description = "The file to add lines to. A relative path is taken from the home's log directory.")
        String file() default "interactions.csv";
    }

    @Activate
    public InteractionLog(Config config) {
        // The launcher tells where logs go by this property, to log back-ends and to whoever else writes one.
        this(path(System.getProperty("widgetry.log", "log"), config.file()));
    }

    InteractionLog(Path path) {
        file = new CsvFile(path, HEADER);
    }

    @Override
    public void opened(WidgetContext context) {
        context.show(view().status("waiting"));
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) throws IOException {
        if (event.payload() instanceof Interaction ended) {
            try {
                file.append(line(event, ended));
                written++;
                context.show(view().status("writing"));
            } catch (IOException failure) {
                context.show(view().status("cannot write: " + failure));
                throw failure;
            }
        }
    }

    private View view() {
        return View.titled("Interaction log")
                .row("File", file.path().toString())
                .row("Written", Long.toString(written));
    }

    private static String line(DataEvent event, Interaction ended) {
        Optional<InteractionState> live = event.interactionId().flatMap(event.state()::interaction);
        return Csv.line(Arrays.asList(
                event.time().toString(),
                event.agentId(),
                event.interactionId().orElse(ended.id()),
                ended.channel(),
                ended.direction(),
                ended.interactionType(),
                live.map(it -> seconds(it.since(), event.time())).orElse(""),
                ended.state(),
                ended.stateReason(),
                ended.topic(),
                ended.workCode(),
                live.map(InteractionState::afterContactWork).orElse(false) ? "yes" : "no"));
    }

    /** Both times are the source's, whose clock may have been set back in between. */
    private static String seconds(Instant from, Instant to) {
        return Long.toString(Math.max(0, Duration.between(from, to).toSeconds()));
    }

    static Path path(String logDirectory, String file) {
        return Path.of(logDirectory).resolve(file);
    }
}

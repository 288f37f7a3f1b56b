package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.shell.internal.text.Ids;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Text;
import io.widgetry.shell.internal.text.Times;
import java.util.Optional;

/** Events for people: aligned, and as much of the payload as fits. */
final class TextTail implements TailFormat {
    private final Times times;

    TextTail(Times times) {
        this.times = times;
    }

    @Override
    public Optional<String> header() {
        return Optional.of(line("TIME", "NO", "AGENT", "EVENT", "INTERACTION", "TO", "PAYLOAD"));
    }

    @Override
    public String line(ObservedEvent event) {
        return line(
                times.exact(event.time()),
                Numbers.text(event.sequence()),
                event.agentId(),
                event.name(),
                event.interactionId().map(Ids::abbreviate).orElse(Text.ABSENT),
                Numbers.text(event.instances()),
                event.json());
    }

    /** The columns are as wide as is usual: what is to come is not known. What needs more pushes the rest aside. */
    private static String line(
            String time, String number, String agent, String event, String interaction, String to, String payload) {
        String line = Text.pad(time, 12)
                + " " + " ".repeat(Math.max(0, 6 - number.length())) + number
                + "  " + Text.pad(Text.cut(Text.clean(agent), 12), 8)
                + "  " + Text.pad(Text.cut(Text.clean(event), 34), 26)
                + "  " + Text.pad(Text.cut(Text.clean(interaction), 12), 11)
                + " " + " ".repeat(Math.max(0, 3 - to.length())) + to
                + "  ";
        int room = Math.max(1, Text.WIDTH - Text.width(line));
        // an endless payload is not cleaned to its end for the sake of its beginning
        String begin = payload.substring(0, Math.min(payload.length(), 4 * Text.WIDTH));
        return Text.cut((line + Text.cut(Text.clean(begin), room)).stripTrailing(), Text.WIDTH);
    }
}

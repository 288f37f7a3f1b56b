package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Table;
import io.widgetry.shell.internal.text.Times;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code web:widgets}: the widgets that run in browsers. */
@Component(service = BrowserCommands.class)
@GogoCommand(
        scope = "web",
        function = {"widgets"})
public final class BrowserCommands {
    private static final String LISTS = "lists the browser widgets, or tells of one what pages report of it";
    private static final int LATEST = 10;

    static final Syntax WIDGETS = Syntax.of("web:widgets", LISTS)
            .optional("WIDGET", Kind.TEXT, "tell of this one: its id, or the beginning of it")
            .example("web:widgets com.acme.card");

    private final BrowserWidgetAdmin admin;
    private final Times times;

    @Activate
    public BrowserCommands(@Reference BrowserWidgetAdmin admin) {
        this(admin, Clock.systemDefaultZone());
    }

    BrowserCommands(BrowserWidgetAdmin admin, Clock clock) {
        this.admin = admin;
        this.times = new Times(clock);
    }

    @Descriptor(LISTS)
    public String widgets(@Descriptor("[WIDGET]") String[] words) throws CommandException, InterruptedException {
        return WIDGETS.run(words, arguments -> {
            List<BrowserWidgetStatus> all = admin.browserWidgets();
            if (arguments.find("WIDGET").isPresent()) {
                String id = Noun.BROWSER_WIDGET.choose(
                        arguments.get("WIDGET"),
                        all.stream()
                                .map(BrowserWidgetStatus::widgetId)
                                .distinct()
                                .toList());
                return String.join(
                        "\n\n",
                        all.stream()
                                .filter(each -> each.widgetId().equals(id))
                                .map(this::details)
                                .toList());
            }
            return all.isEmpty() ? "There is no browser widget." : table(all);
        });
    }

    private static String table(List<BrowserWidgetStatus> widgets) {
        Table table = Table.of(
                Column.text("WIDGET", WidgetTables.NAME),
                Column.text("VERSION"),
                Column.text("NAME"),
                Column.number("FRAMES"),
                Column.number("REPORTS"),
                Column.whole("TOKEN"),
                Column.sentence("PROBLEM"));
        widgets.forEach(each -> table.row(
                each.widgetId(),
                each.version(),
                each.name(),
                each.frames(),
                each.reportCounts().values().stream().mapToLong(Long::longValue).sum(),
                each.tokenGranted() ? "granted" : "",
                each.problem()));
        return table.toString();
    }

    private String details(BrowserWidgetStatus widget) {
        List<String> counts = new ArrayList<>();
        widget.reportCounts().forEach((kind, count) -> counts.add(count + " " + kind));
        List<String> parts = new ArrayList<>();
        parts.add(new Details()
                .row("Widget", widget.widgetId())
                .row("Name", widget.name())
                .row("Bundle", widget.bundle() + " " + widget.version() + " (" + widget.bundleId() + ")")
                .row("Element", widget.element())
                .row("Problem", widget.problem())
                .row("Token", widget.tokenGranted() ? "granted" : "not granted")
                .row("Frames", widget.frames())
                .row("Reports", counts.isEmpty() ? "none" : String.join(", ", counts))
                .toString());
        if (!widget.subscriptions().isEmpty()) {
            Table table = Table.of(Column.text("EVENT"), Column.number("FRAMES"));
            widget.subscriptions().forEach(each -> table.row(each.event(), each.instances()));
            parts.add(table.toString());
        }
        if (!widget.reports().isEmpty()) {
            Table table = Table.of(
                    Column.whole("TIME"),
                    Column.whole("KIND"),
                    Column.text("AGENT"),
                    Column.text("INTERACTION"),
                    Column.sentence("TEXT"));
            widget.reports()
                    .subList(
                            Math.max(0, widget.reports().size() - LATEST),
                            widget.reports().size())
                    .forEach(each -> table.row(
                            times.at(each.time()), each.kind(), each.agentId(), each.interactionId(), each.text()));
            parts.add(table.toString());
        }
        return String.join("\n\n", parts);
    }
}

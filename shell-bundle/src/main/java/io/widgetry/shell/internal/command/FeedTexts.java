package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Table;
import io.widgetry.shell.internal.text.Text;
import io.widgetry.shell.internal.text.Times;
import java.math.BigDecimal;
import java.util.List;

/** Feeds and recordings as text. */
final class FeedTexts {
    private final Times times;

    FeedTexts(Times times) {
        this.times = times;
    }

    String list(List<FeedStatus> feeds, List<RecordingStatus> recordings) {
        String played = feeds.isEmpty()
                ? "No feed has been played since the start. feed:play FILE plays one."
                : table(feeds).toString();
        return recordings.isEmpty() ? played : played + "\n\n" + recordings(recordings);
    }

    private Table table(List<FeedStatus> feeds) {
        Table table = Table.of(
                Column.number("FEED"),
                Column.text("NAME"),
                Column.whole("STATE"),
                Column.number("SPEED"),
                Column.number("LINES"),
                Column.number("ACCEPTED"),
                Column.number("DUPLICATES"),
                Column.number("REJECTED"),
                Column.whole("AT"));
        for (FeedStatus feed : feeds) {
            table.row(
                    Integer.toString(feed.id()),
                    feed.name(),
                    WidgetTables.small(feed.state()),
                    speed(feed),
                    feed.lines(),
                    feed.accepted(),
                    feed.duplicates(),
                    feed.rejected(),
                    feed.position().map(times::at));
        }
        return table;
    }

    private Table recordings(List<RecordingStatus> recordings) {
        Table table = Table.of(
                Column.number("RECORDING"),
                Column.text("FILE"),
                Column.whole("STATE"),
                Column.number("EVENTS"),
                Column.number("MISSED"),
                Column.whole("SINCE"));
        for (RecordingStatus recording : recordings) {
            table.row(
                    Integer.toString(recording.id()),
                    recording.file(),
                    recording.running() ? "recording" : recording.failure().isPresent() ? "failed" : "ended",
                    recording.events(),
                    recording.missed(),
                    times.at(recording.since()));
        }
        return table;
    }

    private static String speed(FeedStatus feed) {
        return feed.speed() == FeedOptions.MAX
                ? "max"
                : "×" + BigDecimal.valueOf(feed.speed()).stripTrailingZeros().toPlainString();
    }

    String info(FeedStatus feed) {
        return new Details()
                .row("Feed", Integer.toString(feed.id()))
                .row("Name", feed.name())
                .row("State", WidgetTables.small(feed.state()))
                .row("Speed", speed(feed))
                .row("Began", "%s, %s ago".formatted(times.at(feed.since()), times.ago(feed.since())))
                .row("At", feed.position().map(times::at))
                .row("Lines", feed.lines())
                .row("Accepted", feed.accepted())
                .row("Duplicates", feed.duplicates())
                .row("Rejected", feed.rejected())
                .rows("Problems", problems(feed))
                .toString();
    }

    private static List<String> problems(FeedStatus feed) {
        return feed.problems().stream()
                .map(problem -> "line " + Numbers.text(problem.line()) + ": " + problem.message())
                .toList();
    }

    String playing(FeedStatus feed) {
        return "Feed %d, %s, plays %s. feed:info %d says how far it is."
                .formatted(
                        feed.id(),
                        Text.clean(feed.name()),
                        feed.speed() == FeedOptions.MAX
                                ? "as fast as it can"
                                : feed.speed() == 1 ? "in real time" : "at speed " + speed(feed),
                        feed.id());
    }

    String outcome(FeedStatus feed) {
        StringBuilder text = new StringBuilder("Feed %d, %s, is %s: %s, %s accepted, %s, %s rejected."
                .formatted(
                        feed.id(),
                        Text.clean(feed.name()),
                        WidgetTables.small(feed.state()),
                        Numbers.of(feed.lines(), "line", "lines"),
                        Numbers.text(feed.accepted()),
                        Numbers.of(feed.duplicates(), "duplicate", "duplicates"),
                        Numbers.text(feed.rejected())));
        if (feed.state() == FeedStatus.State.FAILED && !feed.problems().isEmpty()) {
            text.append(' ')
                    .append(Text.clean(problems(feed).get(feed.problems().size() - 1)));
        } else if (feed.rejected() > 0) {
            text.append(" feed:info ").append(feed.id()).append(" says why.");
        }
        return text.toString();
    }

    String recording(RecordingStatus recording) {
        return "Recording %d goes to %s. feed:record --stop %d ends it."
                .formatted(recording.id(), Text.clean(recording.file()), recording.id());
    }

    String recorded(RecordingStatus recording) {
        return "Recording %d, %s, has ended with %s%s%s"
                .formatted(
                        recording.id(),
                        Text.clean(recording.file()),
                        Numbers.of(recording.events(), "event", "events"),
                        recording.missed() > 0
                                ? "; " + Numbers.text(recording.missed()) + " could not be kept up with"
                                : "",
                        recording
                                .failure()
                                .map(why -> ". It failed: " + Text.clean(why))
                                .orElse("."));
    }
}

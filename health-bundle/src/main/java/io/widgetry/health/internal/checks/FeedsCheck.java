package io.widgetry.health.internal.checks;

import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.FeedStatus.Problem;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.health.internal.Sources;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.felix.hc.annotation.HealthCheckService;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether feeds are read and recordings written. Of one file, the latest attempt counts: playing it again mends it. */
@Component
@HealthCheckService(
        name = "feeds",
        tags = {"widgetry", "feed"})
public final class FeedsCheck implements HealthCheck {
    private final Sources sources;

    @Activate
    public FeedsCheck(@Reference Sources sources) {
        this.sources = sources;
    }

    @Override
    public Result execute() {
        Findings findings = new Findings();
        sources.feeds()
                .ifPresentOrElse(
                        feeds -> examine(feeds, findings),
                        () -> findings.ok("There is no feed bundle: nothing is replayed or recorded here."));
        return findings.result();
    }

    private static void examine(FeedAdmin admin, Findings findings) {
        Collection<FeedStatus> feeds = latest(admin.feeds(), FeedStatus::name);
        Collection<RecordingStatus> recordings = latest(admin.recordings(), RecordingStatus::file);
        feeds.forEach(feed -> examine(feed, findings));
        recordings.forEach(recording -> examine(recording, findings));
        findings.ok("%d playing, %d recording."
                .formatted(
                        feeds.stream().filter(feed -> !feed.state().isOver()).count(),
                        recordings.stream().filter(RecordingStatus::running).count()));
    }

    /** The last one of each name; both lists are in the order in which their members began. */
    private static <T> Collection<T> latest(List<T> all, Function<T, String> name) {
        Map<String, T> latest = new LinkedHashMap<>();
        all.forEach(each -> latest.put(name.apply(each), each));
        return latest.values();
    }

    private static void examine(FeedStatus feed, Findings findings) {
        String name = "Feed %d, %s, ".formatted(feed.id(), feed.name());
        if (feed.state() == FeedStatus.State.FAILED) {
            findings.critical(
                    feed.since(), name + "could not be read to its end" + problem(feed) + " feed:play plays it again.");
        } else if (feed.rejected() > 0 && !feed.state().isOver()) {
            findings.warn(
                    feed.since(),
                    "%shas lines that were rejected%s feed:info %d lists them."
                            .formatted(name, problem(feed), feed.id()));
        }
    }

    private static String problem(FeedStatus feed) {
        List<Problem> problems = feed.problems();
        if (problems.isEmpty()) {
            return ".";
        }
        Problem last = problems.get(problems.size() - 1);
        String text = ": line " + last.line() + ": " + last.message();
        return text.endsWith(".") ? text : text + ".";
    }

    private static void examine(RecordingStatus recording, Findings findings) {
        String name = "Recording %d, %s, ".formatted(recording.id(), recording.file());
        if (recording.failure().isPresent()) {
            String why = recording.failure().get();
            findings.critical(recording.since(), name + "ended by itself: " + why + (why.endsWith(".") ? "" : "."));
        } else if (recording.running() && recording.missed() > 0) {
            findings.warn(
                    recording.since(),
                    name + "misses events, because the disk is too slow for them. feed:list tells how many.");
        }
    }
}

package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.FeedStatus.Problem;
import io.widgetry.api.admin.FeedStatus.State;
import io.widgetry.api.admin.RecordingStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Feeds that play when a test says so. */
final class FakeFeeds implements FeedAdmin {
    final List<FeedStatus> feeds = new ArrayList<>();
    final List<RecordingStatus> recordings = new ArrayList<>();
    final List<FeedOptions> played = new ArrayList<>();
    private State end = State.FINISHED;

    /** Says what a feed becomes when somebody waits for it. */
    void endAs(State state) {
        end = state;
    }

    static FeedStatus feed(int id, String name, State state, double speed, Problem... problems) {
        return new FeedStatus(
                id,
                name,
                state,
                speed,
                1_204,
                1_200,
                1,
                problems.length,
                List.of(problems),
                Samples.NINE,
                Optional.of(Samples.NINE.plusSeconds(12)));
    }

    @Override
    public FeedStatus play(Path file, FeedOptions options) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + ": there is no such file");
        }
        played.add(options);
        FeedStatus feed = feed(feeds.size() + 1, file.getFileName().toString(), State.PLAYING, options.speed());
        feeds.add(feed);
        return feed;
    }

    @Override
    public FeedStatus play(InputStream stream, String name, FeedOptions options) {
        throw new UnsupportedOperationException("no command plays a stream");
    }

    @Override
    public Optional<FeedStatus> await(int id, Duration atMost) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return change(id, end);
    }

    @Override
    public Optional<FeedStatus> pause(int id) {
        return change(id, State.PAUSED);
    }

    @Override
    public Optional<FeedStatus> resume(int id) {
        return change(id, State.PLAYING);
    }

    @Override
    public Optional<FeedStatus> stop(int id) {
        return change(id, State.STOPPED);
    }

    private Optional<FeedStatus> change(int id, State state) {
        for (int i = 0; i < feeds.size(); i++) {
            FeedStatus feed = feeds.get(i);
            if (feed.id() == id) {
                feeds.set(
                        i,
                        feed(
                                id,
                                feed.name(),
                                state,
                                feed.speed(),
                                feed.problems().toArray(Problem[]::new)));
                return Optional.of(feeds.get(i));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<FeedStatus> feeds() {
        return feeds;
    }

    @Override
    public RecordingStatus record(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new IOException(file + " exists already.");
        }
        RecordingStatus recording =
                new RecordingStatus(recordings.size() + 1, file.toString(), true, 0, 0, Samples.NINE, Optional.empty());
        recordings.add(recording);
        return recording;
    }

    @Override
    public Optional<RecordingStatus> stopRecording(int id) {
        return recordings.stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .map(each -> new RecordingStatus(
                        id, each.file(), false, 1_204, 2, each.since(), Optional.of("the disk is full.")));
    }

    @Override
    public List<RecordingStatus> recordings() {
        return recordings;
    }
}

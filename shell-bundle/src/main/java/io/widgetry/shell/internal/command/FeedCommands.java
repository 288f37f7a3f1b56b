package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.shell.internal.syntax.Arguments;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code feed:…}. */
@Component(service = FeedCommands.class)
@GogoCommand(
        scope = "feed",
        function = {"list", "info", "play", "pause", "resume", "stop", "record"})
public final class FeedCommands {
    private static final String LISTS = "lists the feeds and recordings since the start";
    private static final String INFORMS = "shows how far a feed is, and which of its lines were rejected";
    private static final String PLAYS = "plays a recorded feed into the runtime";
    private static final String PAUSES = "holds a feed";
    private static final String RESUMES = "lets a held feed go on";
    private static final String STOPS = "ends a feed";
    private static final String RECORDS = "records what the runtime accepts, secrets masked, or ends a recording";

    static final Syntax LIST = Syntax.of("feed:list", LISTS);
    static final Syntax INFO = ofFeed("info", INFORMS);
    static final Syntax PLAY = Syntax.of("feed:play", PLAYS)
            .argument("FILE", Kind.FILE, "a feed: one CloudEvent a line")
            .option("--speed", "SPEED", Kind.SPEED, "1 is real time, 10 is ten times as fast, max is without waiting")
            .flag("--again", "plays it although it was played before, when its events would be duplicates")
            .flag("--wait", "waits until it is over")
            .example("feed:play demo-day.ndjson --speed 10");
    static final Syntax PAUSE = ofFeed("pause", PAUSES);
    static final Syntax RESUME = ofFeed("resume", RESUMES);
    static final Syntax STOP = ofFeed("stop", STOPS);
    static final Syntax RECORD = Syntax.of("feed:record", RECORDS)
            .optional("FILE", Kind.FILE, "where to; a file that does not exist yet")
            .option("--stop", "RECORDING", Kind.RECORDING, "ends this recording instead")
            .example("feed:record monday.ndjson");

    private final FeedAdmin admin;
    private final FeedTexts texts;

    @Activate
    public FeedCommands(@Reference FeedAdmin admin) {
        this(admin, Clock.systemDefaultZone());
    }

    FeedCommands(FeedAdmin admin, Clock clock) {
        this.admin = admin;
        this.texts = new FeedTexts(new Times(clock));
    }

    private static Syntax ofFeed(String function, String sentence) {
        return Syntax.of("feed:" + function, sentence)
                .argument("FEED", Kind.FEED, "the feed's number, as feed:list tells it")
                .example("feed:" + function + " 1");
    }

    @Descriptor(LISTS)
    public String list(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return LIST.run(words, arguments -> texts.list(admin.feeds(), admin.recordings()));
    }

    @Descriptor(INFORMS)
    public String info(@Descriptor("FEED") String[] words) throws CommandException, InterruptedException {
        return INFO.run(words, arguments -> {
            int id = feed(arguments);
            return texts.info(admin.feeds().stream()
                    .filter(feed -> feed.id() == id)
                    .findFirst()
                    .orElseThrow());
        });
    }

    @Descriptor(PLAYS)
    public String play(CommandSession session, @Descriptor("FILE [--speed SPEED] [--again] [--wait]") String[] words)
            throws CommandException, InterruptedException {
        return PLAY.run(words, arguments -> {
            Path file = InputFile.find(session, arguments.get("FILE"));
            FeedOptions options = new FeedOptions(speed(arguments), arguments.has("--again"));
            FeedStatus feed;
            try {
                feed = admin.play(file, options);
            } catch (IOException failed) {
                throw new CommandException("Nothing is played: " + failed.getMessage(), failed);
            }
            return arguments.has("--wait") ? await(feed, Output.of(session)) : texts.playing(feed);
        });
    }

    private static double speed(Arguments arguments) throws CommandException {
        try {
            return arguments.find("--speed").map(FeedOptions::speed).orElse(1.0);
        } catch (IllegalArgumentException notASpeed) {
            throw arguments.wrong(notASpeed.getMessage());
        }
    }

    /** Waits without a limit, but lets an interruption end the waiting and nothing else. */
    private String await(FeedStatus begun, Output output) throws CommandException {
        FeedStatus feed = begun;
        try {
            while (!feed.state().isOver()) {
                Optional<FeedStatus> latest = admin.await(feed.id(), Duration.ofSeconds(1));
                if (latest.isEmpty()) {
                    throw new CommandException(
                            "Feed " + feed.id() + " is not known any more; the last was: " + texts.outcome(feed));
                }
                feed = latest.get();
            }
        } catch (InterruptedException enough) {
            // Gogo drops what an interrupted command returns
            output.note("Not waiting any longer. " + texts.playing(feed));
            return null;
        }
        if (feed.state() == FeedStatus.State.FAILED) {
            throw new CommandException(texts.outcome(feed));
        }
        return texts.outcome(feed);
    }

    @Descriptor(PAUSES)
    public String pause(@Descriptor("FEED") String[] words) throws CommandException, InterruptedException {
        return change(PAUSE, words, admin::pause);
    }

    @Descriptor(RESUMES)
    public String resume(@Descriptor("FEED") String[] words) throws CommandException, InterruptedException {
        return change(RESUME, words, admin::resume);
    }

    @Descriptor(STOPS)
    public String stop(@Descriptor("FEED") String[] words) throws CommandException, InterruptedException {
        return change(STOP, words, admin::stop);
    }

    private String change(Syntax syntax, String[] words, IntFunction<Optional<FeedStatus>> change)
            throws CommandException, InterruptedException {
        return syntax.run(
                words, arguments -> texts.outcome(change.apply(feed(arguments)).orElseThrow()));
    }

    private int feed(Arguments arguments) throws CommandException {
        List<String> feeds =
                admin.feeds().stream().map(feed -> Integer.toString(feed.id())).toList();
        return Integer.parseInt(Noun.FEED.choose(arguments.get("FEED"), feeds));
    }

    @Descriptor(RECORDS)
    public String record(CommandSession session, @Descriptor("[FILE] [--stop RECORDING]") String[] words)
            throws CommandException, InterruptedException {
        return RECORD.run(words, arguments -> {
            if (arguments.has("FILE") == arguments.has("--stop")) {
                throw arguments.wrong("it needs a FILE to begin a recording, or --stop RECORDING to end one");
            }
            return arguments.has("--stop")
                    ? stopRecording(arguments.get("--stop"))
                    : begin(session, arguments.get("FILE"));
        });
    }

    private String begin(CommandSession session, String typed) throws CommandException {
        Path file =
                InputFile.path(typed); // a relative one leads to the home's recordings, not to where the shell stands
        try {
            return texts.recording(admin.record(file));
        } catch (IOException failed) {
            throw new CommandException("Nothing is recorded: " + failed.getMessage(), failed);
        }
    }

    private String stopRecording(String typed) throws CommandException {
        List<String> recordings = admin.recordings().stream()
                .map(recording -> Integer.toString(recording.id()))
                .toList();
        int id = Integer.parseInt(Noun.RECORDING.choose(typed, recordings));
        RecordingStatus recording = admin.stopRecording(id).orElseThrow();
        return texts.recorded(recording);
    }
}

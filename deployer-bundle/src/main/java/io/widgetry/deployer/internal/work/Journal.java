package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.api.admin.DeploymentRecord.Action;
import io.widgetry.deployer.internal.state.History;
import io.widgetry.deployer.internal.text.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what was done: to the log, in a line, and to the history. */
final class Journal {
    static final String UNCHANGED = "What runs is unchanged.";

    private static final Logger LOG = LoggerFactory.getLogger("io.widgetry.deployer");

    private final History history;
    private final IntSupplier atMost;

    Journal(History history, IntSupplier atMost) {
        this.history = history;
        this.atMost = atMost;
    }

    /** What a record is about. */
    record About(Optional<String> file, Optional<String> bundle, Optional<String> from, Optional<String> to) {

        static About file(String name) {
            return new About(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
        }

        About bundle(String symbolicName) {
            return new About(file, Optional.of(symbolicName), from, to);
        }

        About from(Optional<String> version) {
            return new About(file, bundle, version, to);
        }

        About to(String version) {
            return new About(file, bundle, from, Optional.of(version));
        }

        /** "caller-card 1.1.0 → 1.2.0", as far as it is known; else the file. */
        String label() {
            if (bundle.isEmpty()) {
                return Reason.line(file.orElse(""));
            }
            String versions = from.isPresent() && to.isPresent()
                    ? " " + from.get() + " → " + to.get()
                    : to.or(() -> from).map(version -> " " + version).orElse("");
            return bundle.get() + versions;
        }
    }

    /** Something went well. Answers the sentence. */
    String done(Action action, About about, String what) {
        String sentence = about.label() + ": " + what;
        LOG.info("{}", sentence);
        add(action, about, what);
        return sentence;
    }

    /** Something went wrong, and a person should act. Answers the sentence. */
    String wrong(Action action, About about, String what) {
        String sentence = about.label() + ": " + what;
        LOG.warn("{}", sentence);
        add(action, about, what);
        return sentence;
    }

    /** A file is refused. Answers the sentence. */
    String refused(About about, String reason) {
        String sentence = Reason.line(about.file().orElse("")) + " refused: " + reason + ". " + UNCHANGED;
        LOG.warn("{}", sentence);
        add(Action.REFUSED, about, reason);
        return sentence;
    }

    private void add(Action action, About about, String message) {
        history.add(
                new DeploymentRecord(
                        Instant.now(), action, about.file(), about.bundle(), about.from(), about.to(), message),
                atMost.getAsInt());
    }
}

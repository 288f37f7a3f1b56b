package io.widgetry.shell.internal.control;

import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** {@code replay SPEED once|again NAME}: plays what the client sends, and says at the end what became of it. */
final class ReplayVerb {

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final BundleContext context;

    ReplayVerb(BundleContext context) {
        this.context = context;
    }

    int answer(String request, Connection connection) throws IOException, InterruptedException {
        String[] words = request.split(" ", 3);
        FeedOptions options = new FeedOptions(FeedOptions.speed(words[0]), words[1].equals("again"));
        ServiceReference<FeedAdmin> reference = context.getServiceReference(FeedAdmin.class);
        FeedAdmin feeds = reference == null ? null : context.getService(reference);
        if (feeds == null) {
            throw new IOException("Nothing can be replayed: the bundle io.widgetry.feed is not active.");
        }
        try {
            FeedStatus feed = feeds.play(new TextInput(connection.input()), words[2], options);
            int id = feed.id();
            connection.whenGone(() -> feeds.stop(id));
            while (!feed.state().isOver()) {
                feed = feeds.await(id, LOOK).orElseThrow(() -> new IOException("The feed is not known any more."));
            }
            report(feed, connection);
            return feed.state() == FeedStatus.State.FINISHED ? 0 : 1;
        } finally {
            context.ungetService(reference);
        }
    }

    private static void report(FeedStatus feed, Connection connection) {
        feed.problems().forEach(problem -> connection.say("line " + problem.line() + ": " + problem.message()));
        connection.say("%s %s: %d lines, %d events accepted, %d duplicates, %d lines rejected"
                .formatted(
                        feed.name(),
                        feed.state().name().toLowerCase(Locale.ROOT),
                        feed.lines(),
                        feed.accepted(),
                        feed.duplicates(),
                        feed.rejected()));
        if (feed.accepted() == 0 && feed.duplicates() > 0) {
            connection.say("(It was played before; --again plays it once more.)");
        }
    }
}

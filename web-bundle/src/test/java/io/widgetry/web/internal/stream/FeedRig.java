package io.widgetry.web.internal.stream;

import io.widgetry.api.admin.ShownView;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.rules.ExternalResource;

/** Feeds over fake workspaces: what is done in the background is done when the test says so. */
final class FeedRig extends ExternalResource implements Offer {
    static final String AGENT = "600008";

    final FakeWorkspaces core = new FakeWorkspaces();
    final Queue<Runnable> background = new ArrayDeque<>();
    final AtomicLong nanos = new AtomicLong();
    final List<String> endings = new ArrayList<>();
    private List<String> tokenHolders = List.of();
    private String widgets = "[]";
    private StreamSettings settings = new StreamSettings(10_000, 1_000, 1_000_000, 10_000_000, Duration.ofMinutes(10));
    private Lanes lanes;
    private Feeds feeds;

    @Override
    protected void before() {
        start(background::add);
    }

    void start(Executor executor) {
        after();
        lanes = new Lanes(2, settings.monitorCapacity());
        feeds = new Feeds(core.admin(), core.remote(), this, settings, lanes, executor, nanos::get);
    }

    @Override
    protected void after() {
        if (feeds != null) {
            feeds.close();
            lanes.close();
        }
    }

    /** Goes on with other limits. */
    void restart(StreamSettings other) {
        settings = other;
        before();
    }

    /** These may have the token. */
    void grant(List<String> widgetIds) {
        tokenHolders = widgetIds;
    }

    /** Other widgets are there. */
    void offer(String json) {
        widgets = json;
        feeds.offerChanged();
    }

    Feeds feeds() {
        return feeds;
    }

    Lanes lanes() {
        return lanes;
    }

    /** Everything that waits is done. */
    void settle() {
        for (boolean again = true; again; ) {
            core.hear();
            CompletableFuture<Void> done = new CompletableFuture<>();
            lanes.run(AGENT, () -> done.complete(null));
            done.orTimeout(10, TimeUnit.SECONDS).join();
            Runnable task = background.poll();
            again = task != null;
            if (again) {
                task.run();
            }
        }
    }

    /** A page of the agent that is there. */
    Page page() {
        return page(Optional.empty());
    }

    Page page(Optional<Position> from) {
        Page page = new Page(AGENT);
        feeds.attach(page, from);
        settle();
        return page;
    }

    void leave(Page page) {
        page.close();
        feeds.detach(page);
        settle();
    }

    void show(ShownView view) {
        feeds.viewChanged(view);
    }

    @Override
    public String widgets(Reader reader) {
        return widgets;
    }

    @Override
    public List<String> tokenHolders() {
        return tokenHolders;
    }

    @Override
    public void closed(String agentId, String interactionId) {
        endings.add(agentId + "/" + interactionId);
    }

    @Override
    public void signedOut(String agentId) {
        endings.add(agentId);
    }
}

package io.widgetry.simulator.internal.centre;

import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.simulator.internal.Configurations;
import io.widgetry.simulator.internal.text.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A centre whose time is the test's. */
public final class Play {
    public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final Centre centre;

    private Play(Centre centre) {
        this.centre = centre;
    }

    /** A centre that has been opened. */
    public static Play of(
            long seed, List<String> desktops, int colleagues, Map<String, ?> plan, Consumer<SourceEvent> line) {
        Site site = Site.of(seed, desktops, colleagues).get(0);
        Centre centre = new Centre(Configurations.plan(plan), site, "t", new Timeline(START, 1), line);
        centre.open();
        return new Play(centre);
    }

    public Centre centre() {
        return centre;
    }

    public Play run(Duration time) {
        centre.run(centre.now() + time.toMillis(), Integer.MAX_VALUE);
        return this;
    }

    /** Lets time pass until there is nothing more to tell. */
    public void close() {
        centre.close();
    }

    ActionResult act(String name, String agent, String interaction, Map<String, Object> arguments) {
        return centre.act(new Action(name, agent, Optional.ofNullable(interaction), "test", arguments));
    }
}

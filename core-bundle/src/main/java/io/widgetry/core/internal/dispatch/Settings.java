package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Code;
import io.widgetry.api.Product;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the dispatcher is configured. Replaced whole when the configuration changes; what is running goes on with the new
 * values.
 *
 * @param product the product that the runtime runs as
 * @param limits how much there may be of everything
 * @param workers the threads that deliver events
 * @param supervision when a widget counts as ill, and what then
 * @param stopTimeout how long a widget that goes is waited for before it is fenced
 * @param updateWindow how long the mailboxes of a widget whose service is gone wait for a new version; zero for not at
 *     all
 * @param grants what widgets may have and ask for
 * @param codes the codes that agents can choose, by kind and channel
 */
public record Settings(
        Product product,
        Limits limits,
        Workers workers,
        Supervision supervision,
        Duration stopTimeout,
        Duration updateWindow,
        Grants grants,
        Map<CodeKind, List<ChannelCode>> codes) {

    /** The values that hold where nothing is configured. */
    public static final Settings DEFAULT = new Settings(
            Product.AXP,
            new Limits(1_024, 65_536, 100_000, 10_000, 1_000, 65_536, 4_096, 1_000),
            new Workers(4, 32, 16),
            new Supervision(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(5),
                    10,
                    50,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5)),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Grants.DEFAULT,
            Map.of());

    /**
     * How much there may be.
     *
     * @param mailboxCapacity how many events may wait for one instance of a widget that does not say
     * @param duplicateWindow how many event ids are remembered
     * @param agents how many workspaces may be open
     * @param interactions how many interactions of one agent may be live
     * @param closedInteractions how many closed interactions of one agent are remembered
     * @param store how many characters the values that one widget instance keeps may have
     * @param traces how many events' traces are kept; 0 for none
     * @param messages how many messages one widget instance may send a second
     */
    public record Limits(
            int mailboxCapacity,
            int duplicateWindow,
            int agents,
            int interactions,
            int closedInteractions,
            int store,
            int traces,
            int messages) {

        public Limits withMailboxCapacity(int capacity) {
            return new Limits(
                    capacity, duplicateWindow, agents, interactions, closedInteractions, store, traces, messages);
        }

        public Limits withTraces(int kept) {
            return new Limits(
                    mailboxCapacity, duplicateWindow, agents, interactions, closedInteractions, store, kept, messages);
        }
    }

    /**
     * The threads that deliver events.
     *
     * @param size how many there are
     * @param spare how many more may be added while widgets block the others
     * @param abandoned how many may be given up because a callback on them does not return
     */
    public record Workers(int size, int spare, int abandoned) {}

    /**
     * When a widget counts as ill.
     *
     * @param slowAfter how long a callback may run before its widget counts as slow, and for how long after that
     * @param stalledAfter how long before it counts as stalled
     * @param quarantineAfter how long before its thread is given up and its widget quarantined
     * @param failures how many callbacks may throw within the window before the widget is quarantined; 0 for any number
     * @param failurePercent if at least so many of a hundred of the window's callbacks threw
     * @param failureWindow the window
     * @param firstProbe how long a quarantined widget is left alone at first
     * @param longestProbe and at most, after probes in vain
     */
    public record Supervision(
            Duration slowAfter,
            Duration stalledAfter,
            Duration quarantineAfter,
            int failures,
            int failurePercent,
            Duration failureWindow,
            Duration firstProbe,
            Duration longestProbe) {}

    public Settings withProduct(Product runAs) {
        return new Settings(runAs, limits, workers, supervision, stopTimeout, updateWindow, grants, codes);
    }

    public Settings withLimits(Limits changed) {
        return new Settings(product, changed, workers, supervision, stopTimeout, updateWindow, grants, codes);
    }

    public Settings withWorkers(Workers changed) {
        return new Settings(product, limits, changed, supervision, stopTimeout, updateWindow, grants, codes);
    }

    public Settings withSupervision(Supervision changed) {
        return new Settings(product, limits, workers, changed, stopTimeout, updateWindow, grants, codes);
    }

    public Settings withStopTimeout(Duration time) {
        return new Settings(product, limits, workers, supervision, time, updateWindow, grants, codes);
    }

    public Settings withUpdateWindow(Duration time) {
        return new Settings(product, limits, workers, supervision, stopTimeout, time, grants, codes);
    }

    public Settings withTokenGrants(Set<String> widgets) {
        return withGrants(new Grants(widgets, grants.actions()));
    }

    public Settings withGrants(Grants changed) {
        return new Settings(product, limits, workers, supervision, stopTimeout, updateWindow, changed, codes);
    }

    /** What a code is for. */
    public enum CodeKind {
        /** How a contact was settled. */
        DISPOSITION,
        /** What a contact was about. */
        WORK,
        /** What else an agent may be doing. */
        ADDITIONAL_WORK,
        /** Why an agent is not ready. */
        NOT_READY
    }

    /**
     * A code, for one channel or for all.
     *
     * @param channel the channel; empty for all
     * @param code the code
     */
    public record ChannelCode(String channel, Code code) {}

    /** The codes of one kind that hold for a channel; null stands for all channels. */
    List<Code> codes(CodeKind kind, String channel) {
        return codes.getOrDefault(kind, List.of()).stream()
                .filter(entry -> channel == null
                        || entry.channel().isEmpty()
                        || entry.channel().equals(channel))
                .map(ChannelCode::code)
                .toList();
    }

    /** How many events may wait for an instance of a widget. */
    public int capacity(WidgetDescriptor widget) {
        return widget.capacity() > 0 ? widget.capacity() : limits.mailboxCapacity();
    }

    boolean grantsToken(WidgetIdentity widget) {
        return grants.token(widget);
    }
}

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
 * @param mailboxCapacity how many events may wait for one instance of a widget that does not say
 * @param workers how many threads deliver events
 * @param spareWorkers how many more may be added while widgets block the others
 * @param duplicateWindow how many event ids are remembered
 * @param maxAgents how many workspaces may be open
 * @param maxInteractions how many interactions of one agent may be live
 * @param closedInteractions how many closed interactions of one agent are remembered
 * @param stalledAfter how long a callback may run before its widget counts as stalled
 * @param stopTimeout how long a widget that goes is waited for before it is fenced
 * @param updateWindow how long the mailboxes of a widget whose service is gone wait for a new version; zero for not at
 *     all
 * @param tokenGrants which widgets get the single-sign-on token: symbolic names, or symbolic name/component name
 * @param codes the codes that agents can choose, by kind and channel
 */
public record Settings(
        Product product,
        int mailboxCapacity,
        int workers,
        int spareWorkers,
        int duplicateWindow,
        int maxAgents,
        int maxInteractions,
        int closedInteractions,
        Duration stalledAfter,
        Duration stopTimeout,
        Duration updateWindow,
        Set<String> tokenGrants,
        Map<CodeKind, List<ChannelCode>> codes) {

    /** The values that hold where nothing is configured. */
    public static final Settings DEFAULT = new Settings(
            Product.AXP,
            1_024,
            4,
            32,
            65_536,
            100_000,
            10_000,
            1_000,
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Set.of(),
            Map.of());

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
        return widget.capacity() > 0 ? widget.capacity() : mailboxCapacity;
    }

    boolean grantsToken(WidgetIdentity widget) {
        return tokenGrants.contains(widget.bundle()) || tokenGrants.contains(widget.toString());
    }
}

package io.widgetry.core.internal.state;

import io.widgetry.api.DataEventType;
import io.widgetry.api.InteractionState;
import io.widgetry.api.WorkspaceState;
import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.CardFocus;
import io.widgetry.api.payload.ChannelStatus;
import io.widgetry.api.payload.InteractionTab;
import io.widgetry.api.payload.Navigation;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.payload.Resource;
import io.widgetry.api.payload.Service;
import io.widgetry.api.payload.Services;
import io.widgetry.api.payload.SsoToken;
import io.widgetry.api.payload.TeamMember;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The state of one workspace, immutable and replaced whole. Successive snapshots share what did not change, so that an
 * update costs the same whether a workspace holds ten interactions or a hundred thousand.
 */
public final class Snapshot implements WorkspaceState {
    private static final Fact[] NOTHING = new Fact[DataEventType.values().length];

    private final String agentId;
    private final long sequence;
    /** The values of which there is one in a workspace, by ordinal of their event. Never changed after construction. */
    private final Fact[] single;

    /** The values of which there are several, by what they are the value of. */
    private final PMap<StateKey, Slot> several;

    /** The live interactions, but for the one that is told apart. */
    private final Interactions shared;

    /** One that is to be had instead of that among the others, which is the next snapshot's already; null if none. */
    private final InteractionSnapshot apart;

    private Snapshot(
            String agentId, long sequence, Fact[] single, PMap<StateKey, Slot> several, Interactions interactions) {
        this(agentId, sequence, single, several, interactions, null);
    }

    private Snapshot(
            String agentId,
            long sequence,
            Fact[] single,
            PMap<StateKey, Slot> several,
            Interactions shared,
            InteractionSnapshot apart) {
        this.agentId = agentId;
        this.sequence = sequence;
        this.single = single;
        this.several = several;
        this.shared = shared;
        this.apart = apart;
    }

    /** The state before the first event. */
    public static Snapshot empty(String agentId) {
        return new Snapshot(agentId, 0, NOTHING, HashTreePMap.empty(), Interactions.NONE);
    }

    /** The state after an event: its number, and its value if it is a state event. */
    public Snapshot with(Fact fact) {
        if (fact.type() == DataEventType.RESOURCE_RELEASED) {
            StateKey released = new StateKey(
                    agentId, DataEventType.RESOURCE_ACQUIRED.wireName(), Fact.resource((Resource) fact.payload()));
            return new Snapshot(agentId, fact.sequence(), single, several.minus(released), shared, apart);
        }
        if (!fact.isState()) {
            return new Snapshot(agentId, fact.sequence(), single, several, shared, apart);
        }
        return switch (fact.type().retention()) {
            case ONE -> {
                Fact[] changed = single.clone();
                changed[fact.type().ordinal()] = fact;
                yield new Snapshot(agentId, fact.sequence(), changed, several, shared, apart);
            }
            case PER_INTERACTION -> {
                InteractionSnapshot known = find(fact.interactionId());
                yield new Snapshot(
                        agentId,
                        fact.sequence(),
                        single,
                        several,
                        known == null ? live() : live().with(known.with(fact)));
            }
            default -> {
                StateKey key = fact.stateKey();
                Slot known = several.get(key);
                long first = known == null ? fact.sequence() : known.first();
                yield new Snapshot(
                        agentId, fact.sequence(), single, several.plus(key, new Slot(first, fact)), shared, apart);
            }
        };
    }

    /** The state with an interaction added or changed. */
    public Snapshot with(InteractionSnapshot interaction) {
        return new Snapshot(agentId, sequence, single, several, live().with(interaction));
    }

    /** The state without an interaction. */
    public Snapshot without(String interactionId) {
        return new Snapshot(agentId, sequence, single, several, live().without(interactionId));
    }

    /**
     * The states after one fact that has two names and a number for each.
     *
     * @param afterFirst after the first name
     * @param afterBoth after both
     */
    public record TwoNames(Snapshot afterFirst, Snapshot afterBoth) {}

    /** The states after a fact with two names, of an interaction that is known: the interactions are copied once for both. */
    public TwoNames with(Fact first, Fact second) {
        InteractionSnapshot once = find(first.interactionId()).with(first);
        Interactions changed = live().with(once.with(second));
        return new TwoNames(
                new Snapshot(agentId, first.sequence(), single, several, changed, once),
                new Snapshot(agentId, second.sequence(), single, several, changed));
    }

    private Interactions live() {
        return apart == null ? shared : shared.with(apart);
    }

    /** {@return a live interaction, or null} */
    public InteractionSnapshot find(String interactionId) {
        return apart != null && apart.id().equals(interactionId) ? apart : shared.get(interactionId);
    }

    /**
     * The current values of a state event, in the order of their numbers.
     *
     * @param type the event
     * @param interactionId of an event that requires an interaction: of which one; null for all
     */
    public List<Fact> current(DataEventType type, String interactionId) {
        List<Fact> facts = new ArrayList<>(2);
        switch (type.retention()) {
            case NONE -> {
                return facts;
            }
            case ONE -> add(facts, single[type.ordinal()]);
            case PER_INTERACTION -> {
                if (interactionId != null) {
                    InteractionSnapshot interaction = find(interactionId);
                    add(facts, interaction == null ? null : interaction.latest(type));
                } else {
                    live().all().forEach(interaction -> add(facts, interaction.latest(type)));
                }
            }
            default ->
                several.values().stream()
                        .map(Slot::fact)
                        .filter(fact -> fact.type() == type)
                        .forEach(facts::add);
        }
        facts.sort(Comparator.comparingLong(Fact::sequence));
        return facts;
    }

    /** {@return the token, for those who were granted it} */
    public Optional<SsoToken> token() {
        return single(DataEventType.SSO_TOKEN_REFRESH, SsoToken.class);
    }

    @Override
    public String agentId() {
        return agentId;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public Optional<AgentState> agentState() {
        return single(DataEventType.AGENT_STATE, AgentState.class);
    }

    @Override
    public Capabilities capabilities() {
        return single(DataEventType.CAPABILITIES, Capabilities.class).orElse(Capabilities.NONE);
    }

    @Override
    public List<InteractionState> interactions() {
        List<InteractionSnapshot> sorted = live().all();
        sorted.sort(Comparator.comparingLong(InteractionSnapshot::first));
        return List.copyOf(sorted);
    }

    @Override
    public Optional<InteractionState> interaction(String interactionId) {
        return Optional.ofNullable(find(interactionId));
    }

    @Override
    public int interactionCount() {
        return shared.size();
    }

    @Override
    public Optional<CardFocus> focus() {
        return single(DataEventType.CARD_FOCUSED, CardFocus.class);
    }

    @Override
    public Optional<InteractionTab> interactionTab() {
        return single(DataEventType.INTERACTION_TAB_CHANGE, InteractionTab.class);
    }

    @Override
    public Optional<Navigation> navigation() {
        return single(DataEventType.NAVIGATION, Navigation.class);
    }

    @Override
    public List<TeamMember> team() {
        return several(DataEventType.TEAM_MEMBER, TeamMember.class);
    }

    @Override
    public List<Service> services() {
        return single(DataEventType.REQUEST_SERVICES, Services.class)
                .map(Services::services)
                .orElse(List.of());
    }

    @Override
    public List<Resource> resources() {
        return several(DataEventType.RESOURCE_ACQUIRED, Resource.class);
    }

    @Override
    public List<ChannelStatus> channelStatuses() {
        return several(DataEventType.CHANNEL_STATUS_UPDATE, ChannelStatus.class);
    }

    private <T extends Payload> Optional<T> single(DataEventType type, Class<T> payload) {
        Fact fact = single[type.ordinal()];
        return fact == null ? Optional.empty() : Optional.of(payload.cast(fact.payload()));
    }

    private <T extends Payload> List<T> several(DataEventType type, Class<T> payload) {
        return several.values().stream()
                .filter(slot -> slot.fact().type() == type)
                .sorted(Comparator.comparingLong(Slot::first))
                .map(slot -> payload.cast(slot.fact().payload()))
                .toList();
    }

    private static void add(List<Fact> facts, Fact fact) {
        if (fact != null) {
            facts.add(fact);
        }
    }
}

package io.widgetry.simulator.internal.model;

import java.util.ArrayList;
import java.util.List;

/** An agent of the centre, played by a person at a desktop or by the simulation. */
public final class Agent {
    /** What an agent does. */
    public enum State {
        /** Not there. */
        LOGGED_OUT,
        /** At the desktop, but has not begun to work. */
        CONNECTED,
        READY,
        NOT_READY,
        AFTER_CONTACT_WORK
    }

    private final String id;
    private final String firstName;
    private final String lastName;
    private final boolean desktop;
    private final boolean supervisor;
    private final String[] providers;
    private final List<Card> cards = new ArrayList<>(2);
    private List<Agent> team = List.of();
    private List<Agent> watchers = List.of();
    private State state = State.LOGGED_OUT;
    private State before = State.LOGGED_OUT;
    private State after = State.READY;
    private String reasonCode = "0";
    private String happened = "";
    private long since;
    private int session;
    private boolean breakDue;
    private int breaks;
    private List<String> services = List.of();

    public Agent(String id, int number, boolean desktop, boolean supervisor, Chance chance) {
        this.id = id;
        this.firstName = Names.of(number);
        this.lastName = Integer.toString(number);
        this.desktop = desktop;
        this.supervisor = supervisor;
        this.providers = new String[Channel.values().length];
        for (int i = 0; i < providers.length; i++) {
            providers[i] = chance.uuid();
        }
    }

    public String id() {
        return id;
    }

    public String firstName() {
        return firstName;
    }

    public String lastName() {
        return lastName;
    }

    public String name() {
        return firstName + " " + lastName;
    }

    public String handle() {
        return "agent" + id;
    }

    /** Whether a person plays this agent. */
    public boolean isDesktop() {
        return desktop;
    }

    public boolean isSupervisor() {
        return supervisor;
    }

    public String provider(Channel channel) {
        return providers[channel.ordinal()];
    }

    /** The cards that are not closed, in the order in which they appeared. */
    public List<Card> cards() {
        return cards;
    }

    /** Those who work together, this agent among them. */
    public List<Agent> team() {
        return team;
    }

    /** Those who are told what this agent does. */
    public List<Agent> watchers() {
        return watchers;
    }

    public void join(List<Agent> members, List<Agent> watching) {
        team = members;
        watchers = watching;
    }

    public State state() {
        return state;
    }

    /** The state before this one. */
    public State before() {
        return before;
    }

    /** The state that follows after-contact work. */
    public State after() {
        return after;
    }

    public String reasonCode() {
        return reasonCode;
    }

    /** What happened, in the words of the page. */
    public String happened() {
        return happened;
    }

    /** Since when, in milliseconds of the simulation. */
    public long since() {
        return since;
    }

    /** Counts the times that the agent signed in: what was planned in an earlier session is off. */
    public int session() {
        return session;
    }

    public boolean isWorking() {
        return state != State.LOGGED_OUT && state != State.CONNECTED;
    }

    public boolean isSignedIn() {
        return state != State.LOGGED_OUT;
    }

    public boolean hasLiveCard() {
        return cards.stream().anyMatch(Card::isLive);
    }

    public boolean hasLive(Channel channel) {
        return count(channel) > 0;
    }

    public int count(Channel channel) {
        int count = 0;
        for (Card card : cards) {
            if (card.isLive() && card.channel() == channel) {
                count++;
            }
        }
        return count;
    }

    public void enter(State next, String code, String what, long now) {
        if (next == State.AFTER_CONTACT_WORK && state != next) {
            after = state;
        }
        before = state;
        state = next;
        reasonCode = code;
        happened = what;
        since = now;
        if (next == State.LOGGED_OUT || before == State.LOGGED_OUT) {
            session++;
        }
    }

    public boolean isBreakDue() {
        return breakDue;
    }

    public void breakDue(boolean due) {
        breakDue = due;
    }

    /** How many breaks there were in this session. */
    public int breaks() {
        return breaks;
    }

    public void breaks(int count) {
        breaks = count;
    }

    /** The services that a widget has offered for transfers besides the centre's own. */
    public List<String> services() {
        return services;
    }

    public void services(List<String> ids) {
        services = List.copyOf(ids);
    }
}

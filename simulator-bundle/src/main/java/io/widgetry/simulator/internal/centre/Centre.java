package io.widgetry.simulator.internal.centre;

import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Chance;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.simulator.internal.model.Contact;
import io.widgetry.simulator.internal.text.Timeline;
import io.widgetry.simulator.internal.text.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A contact centre. It knows no clock and no threads: somebody says how far its time is, and it says what happened until
 * then. Equal plans, staff, seeds and actions give equal events. Not safe for several threads.
 */
public final class Centre {
    /** The first call comes so soon that nobody has to wait to see one. */
    private static final long FIRST_CALL = 5_000;

    private final Plan plan;
    private final Chance chance;
    private final Agenda agenda = new Agenda();
    private final Wire wire;
    private final Map<String, Agent> staff = new LinkedHashMap<>();
    private final Floor floor = new Floor(this);
    private final Roster roster = new Roster(this);
    private final Cards cards = new Cards(this);
    private final Consults consults = new Consults(this);
    private final Customers customers = new Customers(this);
    private final Colleagues colleagues = new Colleagues(this);
    private final Requests requests = new Requests(this);
    private boolean closing;

    /**
     * A centre that has not been opened.
     *
     * @param plan how it is
     * @param site who works there
     * @param run the beginning of all ids of its events
     * @param timeline which time it is for the rest of the world
     * @param line where its events go
     */
    public Centre(Plan plan, Site site, String run, Timeline timeline, Consumer<SourceEvent> line) {
        this.plan = plan;
        this.chance = new Chance(site.seed());
        this.wire = new Wire(run, timeline, agenda::now, chance, line);
        site.staff(chance).forEach(agent -> staff.put(agent.id(), agent));
    }

    /** The agents come, and so do the customers. */
    public void open() {
        long apart = Math.min(150, 10_000 / Math.max(1, staff.size()));
        long at = 0;
        for (Agent agent : staff.values()) {
            agenda.after(at, () -> comes(agent));
            at += apart;
        }
        agenda.after(at, customers::open);
        if (staff.values().stream().anyMatch(Agent::isDesktop)) {
            agenda.after(FIRST_CALL, () -> customers.arrive(Channel.VOICE));
        }
    }

    private void comes(Agent agent) {
        if (!agent.isDesktop()) {
            colleagues.comes(agent);
            return;
        }
        roster.signIn(agent);
        if (plan.desktopReady()) {
            roster.ready(agent);
        }
    }

    /** Milliseconds since the beginning. */
    public long now() {
        return agenda.now();
    }

    /** When something happens next; far away if nothing does. */
    public long next() {
        return agenda.next();
    }

    /**
     * Lets time pass.
     *
     * @param until the time that it is then, in milliseconds since the beginning
     * @param most how many things may happen now
     * @return whether all that is due has happened
     */
    public boolean run(long until, int most) {
        return agenda.run(until, most);
    }

    /** Carries out what a widget or a person asks for. */
    public ActionResult act(Action action) {
        return requests.act(action);
    }

    /**
     * Lets a customer get in contact with an agent.
     *
     * @return the interaction's id
     * @throws IllegalStateException if the agent cannot take it now
     */
    public String ring(String agentId, Channel channel) {
        Agent agent = agent(agentId).orElseThrow();
        if (!Floor.isFree(agent, channel)) {
            throw new IllegalStateException("Agent %s cannot take a contact now: %s."
                    .formatted(
                            agentId,
                            agent.state() == Agent.State.READY
                                    ? "there is another one at the desktop"
                                    : "the agent's state is " + agent.state()));
        }
        Contact contact = customers.contact(channel, false);
        contact.offered(now());
        return cards.ring(contact, agent).id();
    }

    /** From now on many more customers, or as many as usual. */
    public void burst(boolean on) {
        customers.burst(on);
    }

    /** Ends whatever there is: everybody signs out, and nothing happens any more. */
    public void close() {
        closing = true;
        staff.values().stream().filter(Agent::isSignedIn).forEach(roster::signOut);
    }

    /** What there is now. */
    public Counts counts() {
        return new Counts(now(), roster.signedIn(), customers.arrived(), floor.waiting(), cards.count());
    }

    /** How many agents work here, whether they are there or not. */
    public int agents() {
        return staff.size();
    }

    /** The ids of all agents. */
    public List<String> agentIds() {
        return List.copyOf(staff.keySet());
    }

    Optional<Agent> agent(String id) {
        return Optional.ofNullable(staff.get(id));
    }

    Optional<Card> card(String id) {
        return cards.find(id);
    }

    boolean isClosing() {
        return closing;
    }

    Plan plan() {
        return plan;
    }

    Chance chance() {
        return chance;
    }

    Agenda agenda() {
        return agenda;
    }

    Wire wire() {
        return wire;
    }

    Floor floor() {
        return floor;
    }

    Roster roster() {
        return roster;
    }

    Cards cards() {
        return cards;
    }

    Consults consults() {
        return consults;
    }

    Customers customers() {
        return customers;
    }

    Colleagues colleagues() {
        return colleagues;
    }
}

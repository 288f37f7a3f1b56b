package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.simulator.internal.model.Contact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings customers and agents together: who is free takes who waits longest, who is free longest is taken first. People at
 * a desktop come before simulated agents, who do not mind waiting.
 */
final class Floor {
    private static final int CHATS = 2;
    /** So many of the longest waiting are looked at for one whom an agent may take. */
    private static final int LOOK = 16;

    private final Centre centre;
    private final List<Set<Agent>> desktops = new ArrayList<>();
    private final List<Set<Agent>> colleagues = new ArrayList<>();
    private final List<Deque<Contact>> queues = new ArrayList<>();
    private int waiting;

    Floor(Centre centre) {
        this.centre = centre;
        for (Channel channel : Channel.values()) {
            desktops.add(new LinkedHashSet<>());
            colleagues.add(new LinkedHashSet<>());
            queues.add(new ArrayDeque<>());
        }
    }

    int waiting() {
        return waiting;
    }

    static boolean isFree(Agent agent, Channel channel) {
        if (agent.state() != Agent.State.READY) {
            return false;
        }
        if (channel != Channel.WEBCHAT) {
            return !agent.hasLiveCard();
        }
        return !agent.hasLive(Channel.VOICE)
                && !agent.hasLive(Channel.EMAIL)
                && agent.count(Channel.WEBCHAT) < CHATS
                && agent.cards().stream().noneMatch(card -> card.is(Card.State.ALERTING));
    }

    /** Something has changed for an agent, who can perhaps take somebody who waits. */
    void refresh(Agent agent) {
        if (centre.isClosing() || centre.roster().isLeaving(agent)) {
            return;
        }
        for (Channel channel : Channel.values()) {
            Set<Agent> free = free(agent, channel);
            if (isFree(agent, channel)) {
                free.add(agent);
            } else {
                free.remove(agent);
            }
        }
        for (Channel channel : Channel.values()) {
            if (isFree(agent, channel)) {
                next(agent, channel).ifPresent(contact -> centre.cards().ring(contact, agent));
            }
        }
    }

    private Set<Agent> free(Agent agent, Channel channel) {
        return (agent.isDesktop() ? desktops : colleagues).get(channel.ordinal());
    }

    private Optional<Contact> next(Agent agent, Channel channel) {
        Deque<Contact> queue = queues.get(channel.ordinal());
        while (!queue.isEmpty() && !queue.peekFirst().isWaiting()) {
            queue.pollFirst();
        }
        long now = centre.agenda().now();
        Optional<Contact> found = queue.stream()
                .limit(LOOK)
                .filter(contact -> contact.isWaiting() && !contact.avoids(agent, now))
                .findFirst();
        found.ifPresent(contact -> {
            contact.offered(now);
            waiting--;
        });
        return found;
    }

    /** A customer is there: somebody takes the contact, or it waits. False if there is no room to wait. */
    boolean offer(Contact contact, boolean first) {
        Optional<Agent> agent = taker(contact);
        if (agent.isPresent()) {
            contact.offered(centre.agenda().now());
            centre.cards().ring(contact, agent.get());
            return true;
        }
        Deque<Contact> queue = queues.get(contact.channel().ordinal());
        if (queue.size() >= centre.plan().mostWaiting()) {
            queue.removeIf(other -> !other.isWaiting());
            if (queue.size() >= centre.plan().mostWaiting()) {
                contact.leaves();
                return false;
            }
        }
        contact.waits(centre.agenda().now());
        waiting++;
        if (first) {
            queue.addFirst(contact);
        } else {
            queue.addLast(contact);
        }
        return true;
    }

    /** A contact that nobody was to take for a while may be taken again. */
    void again(Contact contact) {
        if (contact.isWaiting()) {
            taker(contact).ifPresent(agent -> {
                contact.offered(centre.agenda().now());
                waiting--;
                centre.cards().ring(contact, agent);
            });
        }
    }

    /** The customer does not wait any longer. */
    void leave(Contact contact) {
        if (contact.isWaiting()) {
            contact.leaves();
            waiting--;
        }
    }

    private Optional<Agent> taker(Contact contact) {
        int channel = contact.channel().ordinal();
        long now = centre.agenda().now();
        return first(desktops.get(channel), contact, now).or(() -> first(colleagues.get(channel), contact, now));
    }

    private static Optional<Agent> first(Set<Agent> free, Contact contact, long now) {
        for (Agent agent : free) {
            if (!contact.avoids(agent, now)) {
                return Optional.of(agent);
            }
        }
        return Optional.empty();
    }

    /** Somebody other than an agent who is free for a call. */
    Optional<Agent> helper(Agent agent, boolean desktop) {
        for (Agent other : (desktop ? desktops : colleagues).get(Channel.VOICE.ordinal())) {
            if (other != agent) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }
}

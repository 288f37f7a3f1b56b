package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Chance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who works at one site. Sites have nothing to do with each other, so that each can have a thread of its own.
 *
 * @param seed what chance is made from there
 * @param desktops the ids of agents whom people play
 * @param colleagues the ids of simulated agents
 */
public record Site(long seed, List<String> desktops, List<String> colleagues) {
    /** So many agents make a site; how many sites there are depends on nothing else, the machine least of all. */
    public static final int SIZE = 4_000;

    private static final int TEAM = 12;
    private static final long SPREAD = 0x632BE59BD9B4E019L;

    /**
     * The sites of a centre: as many as needed.
     *
     * @param seed of all of them
     * @param desktops the ids of agents whom people play: all at the first site
     * @param colleagues how many others there are; their ids follow that of the first of the desktops, or 600000
     */
    public static List<Site> of(long seed, List<String> desktops, int colleagues) {
        Set<String> taken = new HashSet<>(desktops);
        long first = desktops.isEmpty() || !desktops.get(0).matches("[0-9]{1,12}")
                ? 600_001
                : Long.parseLong(desktops.get(0)) + 1;
        List<String> ids = new ArrayList<>(colleagues);
        for (long number = first; ids.size() < colleagues; number++) {
            String id = Long.toString(number);
            if (taken.add(id)) {
                ids.add(id);
            }
        }
        List<Site> sites = new ArrayList<>();
        for (int from = 0; from == 0 || from < ids.size(); from += SIZE) {
            List<String> part = List.copyOf(ids.subList(from, Math.min(ids.size(), from + SIZE)));
            sites.add(new Site(seed + sites.size() * SPREAD, from == 0 ? List.copyOf(desktops) : List.of(), part));
        }
        return sites;
    }

    /** The people of this site, in teams of a dozen whose first simulated member supervises them. */
    List<Agent> staff(Chance chance) {
        List<Agent> all = new ArrayList<>(desktops.size() + colleagues.size());
        int number = 1;
        for (String id : desktops) {
            all.add(new Agent(id, number++, true, false, chance));
        }
        for (int i = 0; i < colleagues.size(); i++) {
            boolean supervises = (desktops.size() + i) % TEAM == 0 || i == 0;
            all.add(new Agent(colleagues.get(i), number++, false, supervises, chance));
        }
        for (int from = 0; from < all.size(); from += TEAM) {
            List<Agent> team = List.copyOf(all.subList(from, Math.min(all.size(), from + TEAM)));
            List<Agent> watchers = team.stream()
                    .filter(agent -> agent.isSupervisor() || agent.isDesktop())
                    .toList();
            team.forEach(agent -> agent.join(team, watchers));
        }
        return all;
    }
}

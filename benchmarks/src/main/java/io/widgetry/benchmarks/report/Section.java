package io.widgetry.benchmarks.report;

import java.util.List;

/**
 * A row of the report.
 *
 * @param row which measurement
 * @param title its heading
 * @param text what is measured, and how
 * @param columns what of it is shown
 * @param plotted what of it is plotted
 */
record Section(String row, String title, String text, List<String> columns, String plotted) {

    static List<Section> all() {
        return List.of(
                new Section(
                        "dispatch",
                        "Dispatch",
                        """
                        M live interactions, two listeners bound to each and two for all: four callbacks for an event, which
                        count and do nothing else. Each peer is in a Felix framework of its own, with its adapter and listeners
                        in a bundle; all take turns in one process. An event of Widgetry's is two numbered ones (both names of
                        one fact), with the state after each; no peer but EventAdmin with time-outs isolates a listener from
                        another at all. *EventAdmin, a topic for each* gives every interaction a topic instead of a filter:
                        the best that can be had from it, if one may choose topics so, without time-outs, with which it isolates. Guava's EventBus and MBassador have no
                        filters for instances: their listeners compare ids. The Disruptor has one consumer that calls by an
                        index; *direct call* is a look-up and four calls.
                        In the short form, only those who look listeners up are measured with 100,000 interactions.""",
                        List.of("events a second", "processor time for an event", "allocated for an event", "set up"),
                        "events a second"),
                new Section(
                        "latency",
                        "Latency",
                        """
                        The same listeners. Events are due at a steady rate, whether anybody keeps up or not, and the time counts
                        from when an event was *due* to its callback: what waits behind something slow is in the account.
                        Where a peer cannot keep a rate, its times grow for as long as one looks. *Of a turn* is the median of
                        the turns, which goals are measured by: a virtual machine whose host takes its processors away for
                        some milliseconds now and then has the others, over all turns, from there. *Direct call* calls the
                        listeners by an index on the thread that publishes: what the machine itself adds. All are warmed up
                        until there is hardly anything left to compile, for six turns at most: in its first seconds under load
                        a runtime shares two processors with the compilers, and its times have a longer tail.""",
                        List.of("99 % of a turn", "50 %", "99 %", "99.9 %", "longest", "called back"),
                        "99 % of a turn"),
                new Section(
                        "isolation",
                        "Isolation",
                        """
                        Twenty listeners hear of all of an agent's events, 1,000 a second. Three are sick: one never returns from
                        its first callback, one throws each time, one takes 20 ms. How late the healthy ones are called, beside
                        three healthy ones in their places, and how many of their callbacks came until half a second after the
                        last event.""",
                        List.of("called back", "50 %", "99 %", "99.9 %", "99 % of a turn"),
                        "99 % of a turn"),
                new Section(
                        "ingest",
                        "Ingest",
                        """
                        A line of a feed to the typed payload, for each of the 23 samples, on one thread. Jackson's data binding
                        reads the same line into an envelope with the same record, set up by the records' own annotations; it
                        must read the same, which is checked. Widgetry also keeps the payload's text as received, checks the
                        envelope, and keeps fields of an unexpected type. *To the widgets' callbacks*: read, published, and
                        told to two widgets, processor time of all threads; Jackson only reads.""",
                        List.of("processor time for a line", "as fast as Jackson"),
                        "as fast as Jackson"),
                new Section("memory", "Memory", """
                        Agents with ten live interactions each, and eight widgets bound to each interaction that listen to two
                        events: told one update, then idle. Heap after collections. What the interactions take without widgets
                        is measured apart; an instance is what the widgets add, divided by their number.""", List.of("a live interaction", "an instance"), "an instance"),
                new Section("start", "Start", """
                        From the start of the process until it says that it is ready: Widgetry with all sample widgets, without
                        web server and simulation; bare Felix with the same third-party bundles; Karaf's minimal distribution
                        as it comes. Clean: nothing is there yet. Warm: the start after that, with what an orderly end left:
                        caches of bundles, and of classes where the system keeps them, which here only Widgetry does. Bare Felix
                        is a floor, not a runtime: its logging is not configured, it has no components, applies no
                        configuration and verifies no file. *Optimised late* has the options of Widgetry's script that make
                        the optimising compiler begin later; the goals are about Felix as it comes. Where the rest of the time
                        goes is in [0049](decisions/0049-where-a-start-goes.md).""", List.of("until ready", "processor time"), "until ready"),
                new Section(
                        "deploy",
                        "Deployment",
                        """
                        Updates of a running bundle by a file that is moved into the drop folder in one piece: from then until
                        the new version is active (a widget: its instance has opened). The gap is between the old version's last
                        callback and the new one's first, with 1,000 events a second coming; of the others, between the old
                        version's end and the new one's begin. *By command* is `widgetry deploy`,
                        its process's start included. An archive that reads as a whole is looked at when it has not changed for
                        25 ms, see [0048](decisions/0048-whole-archives.md).""",
                        List.of(
                                "file to active",
                                "file to active, 95 %",
                                "gap",
                                "gap, 95 %",
                                "events lost or told twice"),
                        "file to active, 95 %"),
                new Section(
                        "day",
                        "A day at scale",
                        """
                        One process with the simulator's agents, as groups of 500 that do the same with ids of their own; two
                        threads publish, and JSON is read. Eight widgets listen to what the samples listen to. A shift begins
                        as fast as it goes; then one event a second for each agent; then five, with an update of a widget in the
                        middle; then all agents' states change at once; then the mean load again. Times are from when an event
                        was due to its callback. Java 17 ran it with the parallel collector, Java 25 (below) with ZGC.""",
                        List.of(
                                "wanted",
                                "published",
                                "callbacks",
                                "50 %",
                                "99 %",
                                "99.9 %",
                                "longest",
                                "heap",
                                "signing in",
                                "told",
                                "dropped",
                                "states that gave way to later ones",
                                "callbacks that threw"),
                        "99 %"),
                new Section(
                        "overhead",
                        "Overhead",
                        """
                        What tracing, metering and supervision cost, each alone and all three, against none of them: processor
                        time of publisher and worker for updates that are two events and four callbacks, which do nothing,
                        or so much that it takes one or five microseconds.
                        *NONE* against none shows how far to trust the rest.""",
                        List.of(
                                "processor time, as a ratio to none",
                                "more processor time for an update",
                                "processor time for an update",
                                "allocated for an update"),
                        "processor time for an update"));
    }
}

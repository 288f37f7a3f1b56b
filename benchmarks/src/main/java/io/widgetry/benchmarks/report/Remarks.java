package io.widgetry.benchmarks.report;

/** What figures do not say themselves: why some goals are missed, and what would have to be given up to reach them. */
final class Remarks {
    static final String TEXT = """

            ## What is missed, and why

            - **Disruptor.** It hands one object from one thread to another, which calls four listeners one after the other. The
              same event here is two numbered ones, each with the state of the workspace after it, and goes into four mailboxes,
              each worked off by a turn of its own: that is what a widget which hangs, or an update in the middle of a call,
              disturbs nobody by. A profile has no method with more than a tenth of the time, so nothing short of giving that up
              would reach the goal.
            - **Latency.** The median is within a quarter of the Disruptor's. What is in the hundredth event is a pause of the garbage
              collector, 10 to 35 ms each: an event leaves nearly two kilobytes, the most of it copies of the nodes that lead to
              its interaction. Another run of the same build had the 99 % at 10,000 events a second at 174 µs.
            - **Isolation.** A hair's breadth, within what turns differ by. The first turn counts too, in which a worker
              is held by each sick widget for up to 10 ms before another is woken.
            - **A line to the callbacks.** To read it takes hardly longer than Jackson takes. The rest is two events and their
              callbacks, and waking a worker for them, since no other event keeps one awake:
              [0050](decisions/0050-whom-to-wake.md).
            - **Start.** What Widgetry brings beside the third-party bundles is loaded, compiled and configured, and eight widgets are
              verified and started: [0049](decisions/0049-where-a-start-goes.md) has a table of where the time goes. A second start of
              a home maps the classes of the first one.
            - **A day.** Two processors read, publish and deliver what *published* says, and lose nothing; 240,000 events a second
              want more of them. The times are those of the garbage collector's pauses, which follow what lives: each event's
              payload stays until the next one of the same thing comes. ZGC of Java 25 has hardly any. In the short form
              12,000 agents' mean load had its 99 % at 2.7 ms instead of 108 to 150, and bursts took 55,500 events a second
              instead of 59,600 (`Measure short day` with `-Doptions="-XX:+UseZGC -XX:+UseCompactObjectHeaders"`, on a quiet
              machine); [operating](operating.md) says how to choose it.
            - **Overhead.** A callback that does nothing is as short as what is noted about it: a reading of the clock, which is
              a quarter of it, a line in a log, three additions. Callbacks that do something hardly notice.
            """;

    private Remarks() {}
}

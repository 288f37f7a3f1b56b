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
            - **Latency.** At ten thousand a second an event is handed to a worker, and often to a second one, on two processors that
              the publisher wants as well; the Disruptor's single consumer takes half as long in the same run. The machine has a part
              in it: a *direct call*, of which nothing but the publishing thread's own waking can be late, has a 99 % that leaves
              little of what the goals allow. On Java 17 it was taken three times; kept is the run in which the direct call was
              least disturbed. In the others, with a busier host, it was 461 and 1,657 µs at ten thousand a second, and 0.26 and
              0.34 × EventAdmin's at a thousand.
            - **A line to the callbacks.** To read it takes hardly longer than Jackson takes. The rest is two events and their
              callbacks, and waking a worker for them, since no other event keeps one awake:
              [0050](decisions/0050-whom-to-wake.md).
            - **Start.** What Widgetry brings beside the third-party bundles is loaded, compiled and configured, and eight widgets are
              verified and started: [0049](decisions/0049-where-a-start-goes.md) has a table of where the time goes. A second start of
              a home maps the classes of the first one; of processor time it takes not much more than bare Felix, but one thing
              after the other, logging's configuration before all.
            - **A day.** Two processors read, publish and deliver what *published* says, and lose nothing. That is
              12 µs of both for an event, pauses of the collector included, of which to read one of the samples takes 4 on
              average (see Ingest, all samples); 240,000 a second leave 8. Which collector it is makes all the difference: Java 17 is measured with the parallel one, which carries the
              highest bursts and stops everybody for a second now and then; Java 25 with ZGC, which hardly stops anybody and
              carries less. Both have 16 GB here; with G1 and 6 GB, before payloads took less room
              ([0051](decisions/0051-what-stays-is-small.md)), bursts were 70,300. [Operating](operating.md) says what to choose.
            - **Overhead.** A callback that does nothing is as short as what is noted about it: a reading of the clock, which is
              a quarter of it, a line in a log, three additions. Callbacks that do something hardly notice.
            """;

    private Remarks() {}
}

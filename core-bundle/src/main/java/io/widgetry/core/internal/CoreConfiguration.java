package io.widgetry.core.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The core's configuration, PID {@value CoreComponent#PID}. */
@ObjectClassDefinition(
        name = "Widgetry core",
        description = "The event dispatcher, agents' workspaces and widget instances")
public @interface CoreConfiguration {
    @AttributeDefinition(
            name = "Product",
            description = "The product that the runtime runs as: events that it does not have are rejected."
                    + " Empty: what the launcher was told with --product, else axp.",
            options = {
                @Option(label = "as started", value = ""),
                @Option(label = "AXP", value = "axp"),
                @Option(label = "AXP Connect", value = "axp-connect")
            })
    String product() default "";

    @AttributeDefinition(
            name = "Mailbox capacity",
            description = "How many events may wait for one instance of a widget that does not say itself."
                    + " Holds for instances made from now on.",
            min = "1",
            max = "1000000")
    int mailboxCapacity() default 1024;

    @AttributeDefinition(
            name = "Worker threads",
            description = "How many threads deliver events to widgets. 0: twice the number of processors, at least 4.",
            min = "0",
            max = "1024")
    int workers() default 0;

    @AttributeDefinition(
            name = "Spare worker threads",
            description = "How many more threads may be added while widgets hold all workers.",
            min = "0",
            max = "1024")
    int spareWorkers() default 32;

    @AttributeDefinition(
            name = "Duplicate window",
            description = "How many event ids are remembered to tell duplicates. Takes effect when the core starts.",
            min = "64",
            max = "100000000")
    int duplicateWindow() default 65536;

    @AttributeDefinition(name = "Agents", description = "How many workspaces may be open.", min = "1", max = "1000000")
    int maxAgents() default 100000;

    @AttributeDefinition(
            name = "Interactions of an agent",
            description = "How many interactions of one agent may be live.",
            min = "1",
            max = "1000000")
    int maxInteractions() default 10000;

    @AttributeDefinition(
            name = "Closed interactions of an agent",
            description = "How many closed interactions of one agent are remembered, so that late events are rejected.",
            min = "1",
            max = "1000000")
    int closedInteractions() default 1000;

    @AttributeDefinition(
            name = "Store: size",
            description = "How many characters, as JSON, the values may have that one widget instance keeps.",
            min = "0",
            max = "100000000")
    int storeMaxLength() default 65536;

    @AttributeDefinition(
            name = "Messages a second",
            description = "How many messages one widget instance may send to others a second, and at once."
                    + " What exceeds it is not sent.",
            min = "1",
            max = "1000000")
    int messagesPerSecond() default 1000;

    @AttributeDefinition(
            name = "Traces",
            description = "Of how many events the path is kept, for event:why. 0: of none."
                    + " Takes effect when the core starts.",
            min = "0",
            max = "1000000")
    int traces() default 4096;

    @AttributeDefinition(
            name = "Abandoned threads",
            description = "How many threads may be given up because a callback on them does not return. When there are"
                    + " so many, further callbacks that hang keep their worker threads, and widgets that hang are no"
                    + " longer probed by themselves.",
            min = "0",
            max = "1024")
    int maxAbandonedThreads() default 16;

    @AttributeDefinition(
            name = "Slow after (ms)",
            description = "How long a callback may run before its widget counts as slow, in milliseconds.",
            min = "1",
            max = "86400000")
    long slowAfterMillis() default 1000;

    @AttributeDefinition(
            name = "Stalled after (ms)",
            description = "How long a callback may run before its widget counts as stalled, in milliseconds.",
            min = "1",
            max = "86400000")
    long stalledAfterMillis() default 3000;

    @AttributeDefinition(
            name = "Quarantine after (ms)",
            description = "How long a callback may run before its thread is given up and its widget quarantined, in"
                    + " milliseconds.",
            min = "1",
            max = "86400000")
    long quarantineAfterMillis() default 5000;

    @AttributeDefinition(
            name = "Quarantine: failures",
            description = "A widget is quarantined when so many of its callbacks have thrown within the failure window."
                    + " 0: never.",
            min = "0",
            max = "1000000")
    int quarantineFailures() default 10;

    @AttributeDefinition(
            name = "Quarantine: share of failures (%)",
            description = "And when they are at least so many of a hundred of its callbacks in the failure window.",
            min = "1",
            max = "100")
    int quarantineFailurePercent() default 50;

    @AttributeDefinition(
            name = "Failure window (ms)",
            description = "For how long a failure counts, in milliseconds.",
            min = "1",
            max = "86400000")
    long failureWindowMillis() default 60000;

    @AttributeDefinition(
            name = "First probe (ms)",
            description = "How long a quarantined widget is left alone before it is probed with one event, in"
                    + " milliseconds. Doubles with each probe in vain.",
            min = "1",
            max = "86400000")
    long firstProbeMillis() default 5000;

    @AttributeDefinition(
            name = "Longest wait for a probe (ms)",
            description = "How long a quarantined widget is left alone at most before it is probed, in milliseconds.",
            min = "1",
            max = "86400000")
    long longestProbeMillis() default 300000;

    @AttributeDefinition(
            name = "Stop timeout (ms)",
            description = "How long a running callback of a widget that is stopped is waited for before it is fenced,"
                    + " in milliseconds.",
            min = "0",
            max = "60000")
    long stopTimeoutMillis() default 1000;

    @AttributeDefinition(
            name = "Update window (ms)",
            description =
                    "How long the mailboxes of a widget whose service is gone wait for a new version, which goes on"
                            + " where the old one stopped, in milliseconds. 0: not at all.",
            min = "0",
            max = "600000")
    long updateWindowMillis() default 10000;

    @AttributeDefinition(
            name = "Drain timeout (ms)",
            description = "How long the runtime, when it stops, waits for mailboxes to be worked off, in milliseconds.",
            min = "0",
            max = "600000")
    long drainTimeoutMillis() default 5000;

    @AttributeDefinition(
            name = "Token grants",
            description = "The widgets that get the single-sign-on token: SYMBOLIC-NAME for all of a bundle,"
                    + " or SYMBOLIC-NAME/COMPONENT-NAME.")
    String[] tokenGrants() default {};

    @AttributeDefinition(
            name = "Action grants",
            description = "Which actions widgets may ask for, each HOLDER=ACTION,ACTION… with the holder as above. A"
                    + " widget that no entry names may ask for what the entry *=ACTION,ACTION… says, for every action"
                    + " if there is none. The action * is every action; nothing after = is none.")
    String[] actionGrants() default {};

    @AttributeDefinition(
            name = "Reasons for not being ready",
            description = "What getNotReadyReasonCodes answers, each CODE=NAME, such as 100=Lunch.")
    String[] notReadyReasonCodes() default {};

    @AttributeDefinition(
            name = "Disposition codes",
            description = "What getDispositionCodes answers, each CODE=NAME, or CHANNEL:CODE=NAME for one channel.")
    String[] dispositionCodes() default {};

    @AttributeDefinition(
            name = "Work codes",
            description = "What getWorkCodes answers, each CODE=NAME, or CHANNEL:CODE=NAME for one channel.")
    String[] workCodes() default {};

    @AttributeDefinition(
            name = "Additional work codes",
            description = "What getAdditionalWorkCodes answers, each CODE=NAME.")
    String[] additionalWorkCodes() default {};

    @AttributeDefinition(
            name = "JSON: size",
            description = "The longest event, in characters. Takes effect when the core starts.",
            min = "1000",
            max = "100000000")
    int jsonMaxLength() default 4000000;

    @AttributeDefinition(
            name = "JSON: depth",
            description = "How deep an event may be nested. Takes effect when the core starts.",
            min = "8",
            max = "1000")
    int jsonMaxDepth() default 64;

    @AttributeDefinition(
            name = "JSON: string",
            description = "The longest string, in characters. Takes effect when the core starts.",
            min = "100",
            max = "100000000")
    int jsonMaxString() default 2000000;

    @AttributeDefinition(
            name = "JSON: number",
            description = "The longest number, in characters. Takes effect when the core starts.",
            min = "20",
            max = "10000")
    int jsonMaxNumber() default 100;

    @AttributeDefinition(
            name = "JSON: name",
            description = "The longest field name, in characters. Takes effect when the core starts.",
            min = "50",
            max = "50000")
    int jsonMaxName() default 1000;
}

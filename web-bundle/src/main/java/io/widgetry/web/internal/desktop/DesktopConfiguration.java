package io.widgetry.web.internal.desktop;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of agents' desktops, PID {@value DesktopComponent#PID}. */
@ObjectClassDefinition(
        name = "Widgetry desktop",
        description = "Event streams of agents' pages, and the frames of browser widgets."
                + " A change closes the open streams; pages come back by themselves.")
@interface DesktopConfiguration {
    @AttributeDefinition(
            name = "Events that may wait",
            description = "How many events of all agents may wait for being sent to pages. What exceeds it is not sent:"
                    + " the pages are told the state anew.",
            min = "100",
            max = "1000000")
    int monitorCapacity() default 100000;

    @AttributeDefinition(
            name = "History: events",
            description = "How many events of one agent are kept for pages that come back.",
            min = "0",
            max = "1000000")
    int historyEvents() default 2000;

    @AttributeDefinition(
            name = "History: bytes",
            description = "How many bytes these may have.",
            min = "0",
            max = "1000000000")
    int historyBytes() default 1000000;

    @AttributeDefinition(
            name = "History: bytes of all agents",
            description =
                    "How many bytes the kept events of all agents may have. Those of agents whom nobody watches go"
                            + " first.",
            min = "0",
            max = "2000000000")
    int totalHistoryBytes() default 128000000;

    @AttributeDefinition(
            name = "History: seconds without a page",
            description = "How long the events of an agent are kept who has no page open.",
            min = "0",
            max = "86400")
    int keepUnwatchedSeconds() default 600;

    @AttributeDefinition(
            name = "Origins that browser widgets may talk to",
            description = "Such as https://crm.example.com; none by default. Holds for all browser widgets.")
    String[] connectSources() default {};

    @AttributeDefinition(
            name = "Override URLs",
            description = "For development: a manifest's overrideUrl is loaded in the place of its scripts.")
    boolean overrideUrls() default false;

    @AttributeDefinition(
            name = "Hosts of frames",
            description =
                    "Where the desktop is used on this machine: each widget's frames under a name of their own, such as"
                            + " w1a2b.localhost, so that a widget that hangs does not hang the desktop.")
    boolean frameHosts() default DesktopSettings.FRAME_HOSTS;
}

package io.widgetry.feed.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator can set: the configuration {@code io.widgetry.feed}. Applies to feeds that begin later. */
@ObjectClassDefinition(
        name = "Widgetry feeds",
        description = "Replay and recording of feeds. A change applies to feeds and recordings that begin after it.")
@interface FeedConfig {

    @AttributeDefinition(
            name = "Feeds at once",
            description = "How many feeds may play at the same time, from 1 to 64. Each has a thread of its own.",
            min = "1",
            max = "64")
    int maxFeeds() default 16;

    @AttributeDefinition(
            name = "Longest line",
            description = "How many bytes a line of a feed may have, from 1024 to 67108864. A longer line is skipped"
                    + " and counted as rejected; a feed never needs more memory than a few times this length.",
            min = "1024",
            max = "67108864")
    int maxLineBytes() default 4 * 1024 * 1024;

    @AttributeDefinition(
            name = "Recordings at once",
            description = "How many recordings may run at the same time, from 1 to 64.",
            min = "1",
            max = "64")
    int maxRecordings() default 4;

    @AttributeDefinition(
            name = "Recording backlog",
            description = "How many accepted events may wait for a recording to write them, from 1 to 1000000."
                    + " When the disk is slower than the sources for long, what exceeds it is missing in the"
                    + " recording and counted there as missed.",
            min = "1",
            max = "1000000")
    int recordingBacklog() default 65_536;
}

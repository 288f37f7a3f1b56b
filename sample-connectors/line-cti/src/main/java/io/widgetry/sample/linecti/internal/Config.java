package io.widgetry.sample.linecti.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator can set. Without a configuration there is no connection. */
@ObjectClassDefinition(name = "Line CTI", description = "A telephony system that speaks lines over TCP")
public @interface Config {
    @AttributeDefinition(
            name = "Host",
            description =
                    "Where the telephony system listens. Nothing is encrypted: leave it at this machine, or at one"
                            + " that a tunnel ends on.")
    String host() default "127.0.0.1";

    @AttributeDefinition(name = "Port", description = "Its port.", min = "1", max = "65535")
    int port() default 4711;

    @AttributeDefinition(
            name = "Reconnect after",
            description = "How long to wait before connecting again, in milliseconds.",
            min = "10")
    int reconnectMillis() default 2_000;

    @AttributeDefinition(
            name = "Longest silence",
            description =
                    "A system that says nothing for so long, not even an empty line, is connected anew. Milliseconds.",
            min = "10")
    int silenceMillis() default 30_000;

    @AttributeDefinition(
            name = "Answer within",
            description = "How long a command may wait for its answer, in milliseconds.",
            min = "1")
    int answerMillis() default 5_000;

    @AttributeDefinition(
            name = "Waiting lines",
            description = "How many lines may wait for being written; further commands are refused.",
            min = "1")
    int waitingLines() default 100;
}

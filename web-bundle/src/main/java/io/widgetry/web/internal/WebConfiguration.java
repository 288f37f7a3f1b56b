package io.widgetry.web.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The web server's configuration, PID {@value WebComponent#PID}. A change starts the server anew. */
@ObjectClassDefinition(
        name = "Widgetry web",
        description = "The agents' desktop, the operators' page and the interfaces over HTTP")
@interface WebConfiguration {
    @AttributeDefinition(
            name = "Port",
            description = "Where to listen, unless the launcher was told --port. 0: at any port that is free.",
            min = "0",
            max = "65535")
    int port() default 8642;

    @AttributeDefinition(
            name = "Host",
            description = "The address to listen at. Empty: loopback, which only this machine reaches. An address that"
                    + " others reach needs a keystore, or allowPlainRemote.")
    String host() default "";

    @AttributeDefinition(
            name = "Names",
            description = "Further names of this server, as browsers write them, each with or without a port: requests"
                    + " for any other name are refused.")
    String[] hosts() default {};

    @AttributeDefinition(
            name = "Keystore",
            description = "A file with the server's key and certificate: with it, everything is encrypted (HTTPS).")
    String keystore() default "";

    @AttributeDefinition(
            name = "Keystore: password",
            description = "The password of the keystore.",
            type = AttributeType.PASSWORD)
    String keystorePassword() default "";

    @AttributeDefinition(name = "Keystore: type", description = "PKCS12 or JKS.")
    String keystoreType() default "PKCS12";

    @AttributeDefinition(
            name = "Plain HTTP for others",
            description = "Whether others may reach the server without encryption: passwords and customers' data can be"
                    + " read on the way. For a machine behind a proxy that encrypts.")
    boolean allowPlainRemote() default false;

    @AttributeDefinition(
            name = "Agent of the first access",
            description = "Whose desktop the first link opens. Counts when the access file is made.")
    String agentId() default "600008";

    @AttributeDefinition(
            name = "Connections",
            description = "How many connections there may be at the same time.",
            min = "10",
            max = "100000")
    int maxConnections() default 10000;

    @AttributeDefinition(
            name = "Requests a second",
            description = "How many requests a session may make a second; twice as many at once.",
            min = "1",
            max = "100000")
    int requestsPerSecond() default 200;

    @AttributeDefinition(
            name = "Events a second",
            description = "How many events one access may publish a second; more have to wait.",
            min = "1",
            max = "1000000")
    int eventsPerSecond() default 20000;

    @AttributeDefinition(
            name = "Sessions",
            description =
                    "How many people may be logged in at the same time. One more, and the session that was not used"
                            + " for the longest time ends.",
            min = "1",
            max = "100000")
    int maxSessions() default 5000;

    @AttributeDefinition(
            name = "Idle session (minutes)",
            description = "When a session ends that nobody uses. An open desktop uses it.",
            min = "1",
            max = "10080")
    int sessionIdleMinutes() default 480;

    @AttributeDefinition(
            name = "Session (hours)",
            description = "When a session ends at the latest.",
            min = "1",
            max = "168")
    int sessionHours() default 24;

    @AttributeDefinition(
            name = "Streams of a session",
            description = "How many event streams a session may have open at the same time.",
            min = "1",
            max = "10000")
    int streamsPerSession() default 16;

    @AttributeDefinition(
            name = "Largest body (MB)",
            description = "How large the body of a request may be, such as a file to deploy or a batch of events, in"
                    + " megabytes.",
            min = "1",
            max = "1000")
    int bodyMegabytes() default 64;
}

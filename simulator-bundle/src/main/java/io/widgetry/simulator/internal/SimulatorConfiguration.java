package io.widgetry.simulator.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What an operator can set: the configuration {@value SimulatorService#PID}. */
@ObjectClassDefinition(
        name = "Widgetry simulator",
        description = "A contact centre that makes realistic sessions and answers actions."
                + " Except for Enabled, a change applies to simulations that begin after it.")
@interface SimulatorConfiguration {

    @AttributeDefinition(
            name = "Enabled",
            description = "Whether a simulation begins with the runtime: true, false, or auto, which follows the"
                    + " framework property widgetry.simulator.",
            options = {
                @Option(label = "as started", value = "auto"),
                @Option(label = "yes", value = "true"),
                @Option(label = "no", value = "false")
            })
    String enabled() default "auto";

    @AttributeDefinition(name = "Desktop agents", description = "The ids of the agents whom people play, 64 at most.")
    String[] desktopAgents() default {"600008"};

    @AttributeDefinition(
            name = "Ready at the desktop",
            description = "Whether the agents whom people play are ready as soon as they are signed in.")
    boolean desktopReady() default true;

    @AttributeDefinition(
            name = "Colleagues",
            description =
                    "How many simulated agents there are besides. Their ids follow that of the first desktop agent.",
            min = "0",
            max = "200000")
    int colleagues() default 5;

    @AttributeDefinition(name = "Seed", description = "Equal seeds give equal simulations.")
    long seed() default 600008;

    @AttributeDefinition(
            name = "Speed",
            description = "How fast time passes: 1 is real time, 10 is ten times as fast, max is without waiting.")
    String speed() default "1";

    @AttributeDefinition(
            name = "Calls",
            description = "How many calls there are for each agent and hour.",
            min = "0",
            max = "10000")
    double voicePerHour() default 9;

    @AttributeDefinition(
            name = "Chats",
            description = "How many chats there are for each agent and hour.",
            min = "0",
            max = "10000")
    double chatsPerHour() default 4;

    @AttributeDefinition(
            name = "E-mails",
            description = "How many e-mails there are for each agent and hour.",
            min = "0",
            max = "10000")
    double emailsPerHour() default 3;

    @AttributeDefinition(
            name = "Length of a call",
            description = "How many seconds a simulated agent talks with a customer on average.",
            min = "5",
            max = "7200")
    int voiceSeconds() default 150;

    @AttributeDefinition(
            name = "Length of a chat",
            description = "How many seconds a chat with a simulated agent takes on average.",
            min = "5",
            max = "7200")
    int chatSeconds() default 180;

    @AttributeDefinition(
            name = "Length of an e-mail",
            description = "How many seconds a simulated agent needs for an e-mail on average.",
            min = "5",
            max = "7200")
    int emailSeconds() default 120;

    @AttributeDefinition(
            name = "Ringing",
            description = "How many seconds it rings before somebody else is tried.",
            min = "5",
            max = "600")
    int ringSeconds() default 20;

    @AttributeDefinition(
            name = "After-contact work",
            description = "How many seconds of it a simulated agent needs on average.",
            min = "1",
            max = "3600")
    int wrapUpSeconds() default 25;

    @AttributeDefinition(
            name = "Longest after-contact work",
            description = "After how many seconds it ends by itself.",
            min = "5",
            max = "7200")
    int wrapUpLimitSeconds() default 180;

    @AttributeDefinition(
            name = "Held calls (%)",
            description = "How many of a hundred calls are held.",
            min = "0",
            max = "100")
    int holdPercent() default 30;

    @AttributeDefinition(
            name = "Transferred calls (%)",
            description = "How many of a hundred calls are transferred: half of them after a consult, half without.",
            min = "0",
            max = "100")
    int transferPercent() default 30;

    @AttributeDefinition(
            name = "Conferences (%)",
            description = "How many of a hundred calls become a conference after a consult.",
            min = "0",
            max = "100")
    int conferencePercent() default 10;

    @AttributeDefinition(
            name = "Advice (%)",
            description = "In how many of a hundred calls a colleague is consulted and nothing more. Transfers,"
                    + " conferences and these are 100 together at most.",
            min = "0",
            max = "100")
    int advicePercent() default 5;

    @AttributeDefinition(
            name = "Not answered (%)",
            description = "How many of a hundred contacts a simulated agent lets ring.",
            min = "0",
            max = "100")
    int noAnswerPercent() default 3;

    @AttributeDefinition(
            name = "Given up (%)",
            description = "How many of a hundred callers hang up while it rings, if it rings long enough.",
            min = "0",
            max = "100")
    int abandonPercent() default 5;

    @AttributeDefinition(
            name = "Ended by the customer (%)",
            description = "How many of a hundred contacts the customer ends, and not the simulated agent.",
            min = "0",
            max = "100")
    int customerEndPercent() default 50;

    @AttributeDefinition(
            name = "Wrapped up (%)",
            description = "How many of a hundred contacts of simulated agents have after-contact work; those of people"
                    + " always have.",
            min = "0",
            max = "100")
    int wrapUpPercent() default 80;

    @AttributeDefinition(
            name = "Between breaks",
            description = "How many minutes a simulated agent works between breaks on average.",
            min = "1",
            max = "1440")
    int breakMinutes() default 40;

    @AttributeDefinition(
            name = "Reasons for breaks",
            description = "The reason codes of simulated agents' breaks: numbers.")
    String[] breakCodes() default {"100", "200", "700"};

    @AttributeDefinition(
            name = "Waiting contacts",
            description = "How many contacts may wait in a channel of a site; further ones are turned away.",
            min = "1",
            max = "1000000")
    int maxWaiting() default 1000;
}

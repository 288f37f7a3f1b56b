package io.widgetry.shell.internal.syntax;

/** What a value on a command line stands for: the completion offers the values that there are. */
public enum Kind {
    /** The id of a signed-in agent. */
    AGENT,
    /** The id of a live interaction. */
    INTERACTION,
    /** The id of an agent or of an interaction. */
    AGENT_OR_INTERACTION,
    /** The channel of a live interaction. */
    CHANNEL,
    /** The id of a deployed widget. */
    WIDGET,
    /** The id of a quarantined widget. */
    QUARANTINED,
    /** A column of widget:top. */
    COLUMN,
    /** The number of a traced event. */
    TRACE,
    /** The symbolic name of a bundle of the drop folder. */
    BUNDLE,
    /** The name of an event of the catalogue. */
    EVENT,
    /** The number of a feed. */
    FEED,
    /** The number of a recording. */
    RECORDING,
    /** The speed of a feed. */
    SPEED,
    /** How a simulated customer gets in contact. */
    CONTACT,
    /** A fault of the simulated source. */
    FAULT,
    /** The name of a file. */
    FILE,
    /** The name of a command. */
    COMMAND,
    /** Anything else: nothing is offered. */
    TEXT
}

package io.widgetry.api;

/** For which contexts a widget has instances. */
public enum Scope {
    /** One instance for each live interaction. It begins and ends with the interaction (rules 11 and 12). */
    INTERACTION,
    /** One instance for each workspace: the agent's Home. It is never sent events that require an interaction (rule 7). */
    AGENT,
    /**
     * One instance for the whole runtime, which sees every workspace: for archives, metrics, integrations. It sees
     * every event of every workspace, except messages that are addressed to others.
     */
    RUNTIME
}

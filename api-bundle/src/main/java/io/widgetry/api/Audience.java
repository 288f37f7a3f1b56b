package io.widgetry.api;

/** To whom an event goes, among the widget instances that subscribe to it. */
public enum Audience {
    /** The instances bound to the event's interaction, and runtime-scoped widgets (rule 7). */
    INTERACTION,
    /** Every instance in the agent's workspace, those bound to an interaction included (rule 8). */
    WORKSPACE,
    /** The context, or the one widget, to which the message was sent (rule 16). */
    ADDRESSEE,
    /** Every instance in the workspace of a widget that was granted the secret by configuration (rule 20). */
    GRANTED
}

package io.widgetry.certify.internal.load;

import io.widgetry.api.DataEvents;

/** An agent with at most one interaction at a time. Belongs to one thread. */
public final class Desk {
    private final Source source;
    private final Samples samples;
    private final String agent;
    private String interaction;
    private int opened;
    private int told;
    private int turns;
    private int messages;
    private String afterwards;

    /** An agent who is not signed in yet. */
    public Desk(Source source, Samples samples, String agent) {
        this.source = source;
        this.samples = samples;
        this.agent = agent;
    }

    /** {@return the agent's id} */
    public String agent() {
        return agent;
    }

    /** {@return the interaction; null if there is none} */
    public String interaction() {
        return interaction;
    }

    /** Signs the agent in. */
    public Desk signIn() {
        tell(DataEvents.AGENT_STATE);
        tell(DataEvents.CAPABILITIES);
        return this;
    }

    /** A new interaction appears, and its customer's data. */
    public Desk open() {
        interaction = agent + "-" + ++opened;
        source.tell(
                DataEvents.INTERACTION,
                agent,
                interaction,
                samples.interaction(DataEvents.INTERACTION, interaction, "ALERTING"));
        tell(DataEvents.CONTEXT_DATA);
        return this;
    }

    /** Tells a sample. One that ends the interaction has another one begin. */
    public void tell(String type) {
        // A message is meant for the widgets of an interaction, or for those on Home.
        String about = type.equals(DataEvents.MESSAGE) && messages++ % 2 == 0 ? null : interaction;
        source.tell(type, agent, about, samples.json(type, about));
        if (type.equals(DataEvents.INTERACTION_ENDED) || type.equals(DataEvents.ANY_INTERACTION_ENDED)) {
            open();
        }
    }

    /** The interaction is held, or taken up again. */
    public void change() {
        source.tell(
                DataEvents.INTERACTION,
                agent,
                interaction,
                samples.interaction(DataEvents.INTERACTION, interaction, told++ % 2 == 0 ? "ACTIVE" : "HELD"));
    }

    /** The interaction ends; without work after the contact it is closed. */
    public void end(boolean afterContactWork) {
        source.end(
                DataEvents.INTERACTION_ENDED,
                agent,
                interaction,
                samples.json(DataEvents.INTERACTION_ENDED, interaction),
                afterContactWork);
    }

    /** The interaction ends and another one begins; one in three has work after the contact, until the next one ends. */
    public void turn() {
        finish();
        boolean work = turns++ % 3 == 0;
        end(work);
        if (work) {
            afterwards = interaction;
        }
        open();
    }

    /** What work there was after the contact before the last one is done. */
    public void finish() {
        if (afterwards != null) {
            source.close(agent, afterwards);
            afterwards = null;
        }
    }

    /** The work after the contact is done. */
    public void close() {
        source.close(agent, interaction);
    }

    /** Signs the agent out. */
    public void signOut() {
        source.tell(DataEvents.AGENT_STATE, agent, null, "{\"currentState\":\"LOGGED_OUT\"}");
    }
}

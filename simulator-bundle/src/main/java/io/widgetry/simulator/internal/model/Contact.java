package io.widgetry.simulator.internal.model;

import java.util.ArrayList;
import java.util.List;

/** A customer's contact with the centre, from the first sign of it to its end, over all the agents that see it. */
public final class Contact {
    private final Channel channel;
    private final Customer customer;
    private final String workRequestId;
    private final String ucid;
    private final boolean outgoing;
    private final long begun;
    private final List<Card> parties = new ArrayList<>(2);
    private Topic topic;
    private String userInfo;
    private boolean waiting;
    private boolean gone;
    private long waitedSince;
    private long served;
    private String how = "CALLED";
    private Agent avoided;
    private long avoidedUntil;

    public Contact(Channel channel, Customer customer, Topic topic, long begun, boolean outgoing, Chance chance) {
        this.channel = channel;
        this.customer = customer;
        this.topic = topic;
        this.begun = begun;
        this.outgoing = outgoing;
        this.workRequestId = "00142" + chance.digits(15);
        this.ucid = "0001" + chance.digits(16);
        this.userInfo = channel == Channel.VOICE ? chance.digits(6) : "";
        this.waitedSince = begun;
        this.how = outgoing ? "CALLING" : "CALLED";
    }

    public Channel channel() {
        return channel;
    }

    public Customer customer() {
        return customer;
    }

    public String workRequestId() {
        return workRequestId;
    }

    /** The call's id in the network. */
    public String ucid() {
        return ucid;
    }

    public boolean isOutgoing() {
        return outgoing;
    }

    /** Since when, in milliseconds of the simulation. */
    public long begun() {
        return begun;
    }

    public Topic topic() {
        return topic;
    }

    /** The cards of the agents who are in touch with the customer now: several in a conference. */
    public List<Card> parties() {
        return parties;
    }

    /** The data that travel with the call. */
    public String userInfo() {
        return userInfo;
    }

    public void inform(String text) {
        userInfo = text;
    }

    public boolean isWaiting() {
        return waiting;
    }

    /** Whether the customer has left, or was served. */
    public boolean isGone() {
        return gone;
    }

    /** How long the customer waited in seconds, as far as an agent who was offered the contact at this time can tell. */
    public long waited() {
        return (served - waitedSince) / 1000;
    }

    /** How the contact came to the agent: {@code CALLED}, {@code TRANSFERRED}, {@code CALLING}. */
    public String how() {
        return how;
    }

    public void waits(long now) {
        waiting = true;
        waitedSince = now;
    }

    public void offered(long now) {
        waiting = false;
        served = now;
    }

    public void leaves() {
        waiting = false;
        gone = true;
    }

    /** It goes to somebody else, perhaps about something else. */
    public void transferred(Topic next) {
        topic = next;
        how = "TRANSFERRED";
    }

    /** For a while somebody else should take it. */
    public void avoid(Agent agent, long until) {
        avoided = agent;
        avoidedUntil = until;
    }

    public boolean avoids(Agent agent, long now) {
        return agent == avoided && now < avoidedUntil;
    }
}

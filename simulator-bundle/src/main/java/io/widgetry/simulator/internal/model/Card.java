package io.widgetry.simulator.internal.model;

/** A work card: one agent's part in a contact, which is an interaction of its own. */
public final class Card {
    /** What the agent does in it. */
    public enum Kind {
        /** Talks to the customer. */
        CUSTOMER,
        /** Asks a colleague or somebody outside: the consult leg. */
        CONSULTING,
        /** Is asked by a colleague. */
        CONSULTED
    }

    /** What a simulated agent consults for. */
    public enum Intent {
        NONE,
        ADVICE,
        TRANSFER,
        CONFERENCE
    }

    /** What a source says of a live interaction. */
    public enum State {
        ALERTING,
        ACTIVE,
        HELD
    }

    private final String id;
    private final String externalId;
    private final String mediaId;
    private final Agent agent;
    private final Contact contact;
    private final long created;
    private final String type;
    private final boolean outgoing;
    private Kind kind;
    private State state = State.ALERTING;
    private String reason = "DEFAULT";
    private String workCode = "";
    private String disposition = "";
    private long established = -1;
    private boolean wrapUp;
    private boolean closed;
    private int stamp;
    private Card partner;
    private Card consult;
    private String peerName = "";
    private String peerAddress = "";
    private String attachment = "";
    private Intent intent = Intent.NONE;
    private int messages;
    private long heard;

    /** A card that appears at an agent. */
    public Card(Agent agent, Contact contact, Kind kind, long created, Chance chance) {
        this.id = chance.uuid();
        this.externalId = chance.digits(5);
        this.mediaId = chance.uuid();
        this.agent = agent;
        this.contact = contact;
        this.kind = kind;
        this.created = created;
        this.outgoing = kind == Kind.CONSULTING || kind == Kind.CUSTOMER && contact.isOutgoing();
        this.type = kind == Kind.CUSTOMER ? contact.how() : kind.name();
    }

    public String id() {
        return id;
    }

    public String externalId() {
        return externalId;
    }

    public String mediaId() {
        return mediaId;
    }

    public Agent agent() {
        return agent;
    }

    public Contact contact() {
        return contact;
    }

    public Channel channel() {
        return contact.channel();
    }

    public long created() {
        return created;
    }

    public String type() {
        return type;
    }

    public boolean isOutgoing() {
        return outgoing;
    }

    public Kind kind() {
        return kind;
    }

    public State state() {
        return state;
    }

    public String reason() {
        return reason;
    }

    public String workCode() {
        return workCode;
    }

    public String disposition() {
        return disposition;
    }

    /** When it was answered; -1 if it was not. */
    public long established() {
        return established;
    }

    /** Whether it has ended and is in after-contact work. */
    public boolean isWrapUp() {
        return wrapUp;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Whether it has neither ended nor been closed. */
    public boolean isLive() {
        return !wrapUp && !closed;
    }

    public boolean is(State wanted) {
        return isLive() && state == wanted;
    }

    public boolean isConference() {
        return "CONFERENCE".equals(reason);
    }

    /** Counts its changes: what was planned for it before one of them is off. */
    public int stamp() {
        return stamp;
    }

    /** Of a consult: the other leg; null if that is outside. Of a leg that is to join a conference: the card that asked. */
    public Card partner() {
        return partner;
    }

    /** Of a customer's card: its consult leg; null if there is none. */
    public Card consult() {
        return consult;
    }

    /** Who is at the other end of a consult. */
    public String peerName() {
        return peerName;
    }

    public String peerAddress() {
        return peerAddress;
    }

    /** The attachment of the answer to an e-mail, by its id; empty if there is none. */
    public String attachment() {
        return attachment;
    }

    public int messages() {
        return messages;
    }

    /** When the agent wrote last, or accepted. */
    public long heard() {
        return heard;
    }

    public void enter(State next, String why, long now) {
        if (next == State.ACTIVE && established < 0) {
            established = now;
            heard = now;
        }
        state = next;
        reason = why;
        stamp++;
    }

    public void wrapUp() {
        wrapUp = true;
        stamp++;
    }

    public void close() {
        closed = true;
        stamp++;
    }

    /** Of a consult leg: what it is for, as far as the simulation decides. */
    public Intent intent() {
        return intent;
    }

    public void intend(Intent purpose) {
        intent = purpose;
    }

    public void partner(Card other) {
        partner = other;
    }

    public void consult(Card leg) {
        consult = leg;
    }

    public void peer(String name, String address) {
        peerName = name;
        peerAddress = address;
    }

    /** The colleague who was asked has the customer now. */
    public void takeOver() {
        kind = Kind.CUSTOMER;
        partner = null;
    }

    public void code(String work) {
        workCode = work;
    }

    public void dispose(String code) {
        disposition = code;
    }

    public void attach(String partId) {
        attachment = partId;
    }

    public void wrote(boolean byAgent, long now) {
        messages++;
        if (byAgent) {
            heard = now;
        }
    }
}

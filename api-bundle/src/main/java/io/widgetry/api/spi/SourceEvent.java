package io.widgetry.api.spi;

import io.widgetry.api.payload.Payload;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An event as a source publishes it, with the attributes of a CloudEvent. Immutable.
 *
 * <p>Made with {@link #of}, or by a {@link CloudEventCodec} from JSON text.
 */
public final class SourceEvent {
    /** The control event that ends after-contact work. It is not in the catalogue and widgets do not get it. */
    public static final String INTERACTION_CLOSED = "interactionClosed";

    private final String type;
    private final String agentId;
    private final String interactionId;
    private final String id;
    private final String source;
    private final Instant time;
    private final boolean afterContactWork;
    private final String json;
    private final Payload payload;

    private SourceEvent(Builder builder) {
        this.type = builder.type;
        this.agentId = builder.agentId;
        this.interactionId = builder.interactionId;
        this.id = builder.id;
        this.source = builder.source;
        this.time = builder.time;
        this.afterContactWork = builder.afterContactWork;
        this.json = builder.json;
        this.payload = builder.payload;
    }

    /**
     * Begins an event.
     *
     * @param type the event's name; not null
     * @param agentId whose workspace; not null
     * @return a builder
     * @throws NullPointerException if an argument is null
     */
    public static Builder of(String type, String agentId) {
        return new Builder(Objects.requireNonNull(type, "type"), Objects.requireNonNull(agentId, "agentId"));
    }

    /**
     * The event's name, without a reverse-DNS prefix.
     *
     * @return not null
     */
    public String type() {
        return type;
    }

    /**
     * Whose workspace.
     *
     * @return not null
     */
    public String agentId() {
        return agentId;
    }

    /**
     * The interaction that the envelope or, failing that, the payload names.
     *
     * @return empty if neither does
     */
    public Optional<String> interactionId() {
        return Optional.ofNullable(interactionId);
    }

    /**
     * Identifies the event within its source. Two events with the same source and id are one (the second is a
     * duplicate).
     *
     * @return empty if the source gave none: then the event is never a duplicate
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * Where the event comes from.
     *
     * @return a URI reference such as {@code /cti/east}; not null
     */
    public String source() {
        return source;
    }

    /**
     * When it happened.
     *
     * @return empty if the source did not say
     */
    public Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /**
     * Of an ended event: whether the interaction goes into after-contact work instead of closing (rule 12).
     *
     * @return false by default
     */
    public boolean afterContactWork() {
        return afterContactWork;
    }

    /**
     * The payload as received.
     *
     * @return JSON text; empty if the event has none
     */
    public Optional<String> json() {
        return Optional.ofNullable(json);
    }

    /**
     * The payload already bound, where whoever made this event has done so.
     *
     * @return the binding of {@link #json()}
     */
    public Optional<Payload> payload() {
        return Optional.ofNullable(payload);
    }

    /** The event without its payload, which may hold customer data or a secret. */
    @Override
    public String toString() {
        return "SourceEvent[" + type + ", agent " + agentId + ", interaction " + interactionId + ", " + source + " "
                + id + "]";
    }

    /** Builds a {@link SourceEvent}. Not safe for several threads. */
    public static final class Builder {
        private final String type;
        private final String agentId;
        private String interactionId;
        private String id;
        private String source = "/";
        private Instant time;
        private boolean afterContactWork;
        private String json;
        private Payload payload;

        private Builder(String type, String agentId) {
            this.type = type;
            this.agentId = agentId;
        }

        /**
         * Names the interaction.
         *
         * @param value the id; null for none
         * @return this
         */
        public Builder interaction(String value) {
            this.interactionId = value;
            return this;
        }

        /**
         * Identifies the event.
         *
         * @param newSource where it comes from; not null
         * @param newId its id within the source; null for none
         * @return this
         */
        public Builder from(String newSource, String newId) {
            this.source = Objects.requireNonNull(newSource, "source");
            this.id = newId;
            return this;
        }

        /**
         * Says when it happened.
         *
         * @param value the time; null for the time of acceptance
         * @return this
         */
        public Builder at(Instant value) {
            this.time = value;
            return this;
        }

        /**
         * Says that an ended interaction goes into after-contact work.
         *
         * @param value true if it does
         * @return this
         */
        public Builder afterContactWork(boolean value) {
            this.afterContactWork = value;
            return this;
        }

        /**
         * Sets the payload. It is checked when the event is published.
         *
         * @param value JSON text
         * @return this
         */
        public Builder json(String value) {
            this.json = value;
            this.payload = null;
            return this;
        }

        /**
         * Sets the payload together with its binding, for a reader that has bound it already.
         *
         * @param value JSON text
         * @param binding exactly what the text says
         * @return this
         */
        public Builder bound(String value, Payload binding) {
            this.json = value;
            this.payload = binding;
            return this;
        }

        /**
         * Makes the event.
         *
         * @return the event
         */
        public SourceEvent build() {
            return new SourceEvent(this);
        }
    }
}

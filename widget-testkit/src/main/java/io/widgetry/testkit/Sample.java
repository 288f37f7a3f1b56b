package io.widgetry.testkit;

import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.Payload;
import io.widgetry.testkit.internal.Json;
import io.widgetry.testkit.internal.Paths;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A payload of the catalogue to vary: {@link Samples} begins one. Immutable; every method returns another one.
 *
 * <p>A field is named by its path: {@code "state"}, {@code "capabilities.canHold"}, {@code
 * "customerDetails.0.data.name"}, where a number is the place in a list, and the one after the last adds to it.
 *
 * <p>As a step of a script the event is published for the script's agent, and for its current interaction if the catalogue
 * says that it is about one. An interaction's id in the payload becomes that of the current interaction, unless the test
 * has set it.
 */
public final class Sample implements Step {
    private final DataEventType type;
    private final Object payload;
    private final Set<String> set;

    private Sample(DataEventType type, Object payload, Set<String> set) {
        this.type = type;
        this.payload = payload;
        this.set = set;
    }

    static Sample of(DataEventType type) {
        return new Sample(type, Json.sample(type.wireName()), Set.of());
    }

    /**
     * Sets a field that the event has by the catalogue or by its sample, or any key of a map such as {@code intrinsics}.
     *
     * @param path which; not null
     * @param value a plain value: null, a boolean, number or text, or lists and maps of these
     * @return a sample that has it
     * @throws IllegalArgumentException if the event has no such field; the message names the nearest
     */
    public Sample with(String path, Object value) {
        Paths.check(type, payload, path);
        return changed(path, Paths.put(payload, path, Json.plain(value)));
    }

    /**
     * Sets a field that need not be in the catalogue: sources send more than it tells (rule 17).
     *
     * @param path which; not null
     * @param value a plain value
     * @return a sample that has it
     * @throws IllegalArgumentException if something on the way to it is no object and no list
     */
    public Sample withExtra(String path, Object value) {
        return changed(path, Paths.put(payload, path, Json.plain(value)));
    }

    /**
     * Leaves fields out, as a source may that does not know them.
     *
     * @param paths which; not null
     * @return a sample without them
     * @throws IllegalArgumentException if it does not have one of them
     */
    public Sample without(String... paths) {
        Sample less = this;
        for (String path : paths) {
            less = less.changed(path, Paths.remove(less.payload, path));
        }
        return less;
    }

    /**
     * Takes another payload altogether.
     *
     * @param json what it is, as JSON; not null
     * @return a sample of this payload
     * @throws IllegalArgumentException if it is not JSON
     */
    public Sample json(String json) {
        return new Sample(type, Json.read(json), Set.of(Paths.ALL));
    }

    private Sample changed(String path, Object changed) {
        Set<String> more = new HashSet<>(set);
        more.add(path);
        return new Sample(type, changed, Set.copyOf(more));
    }

    /**
     * Which event it is.
     *
     * @return its row in the catalogue; not null
     */
    public DataEventType type() {
        return type;
    }

    /**
     * The payload as a source would send it.
     *
     * @return JSON text; not null
     */
    public String json() {
        return Json.write(payload);
    }

    /**
     * The payload as a widget gets it.
     *
     * @param <P> the record of {@link DataEventType#payloadType()}
     * @param record which record that is; not null
     * @return the payload, bound as the runtime binds it; not null
     * @throws ClassCastException if it is another record
     */
    public <P extends Payload> P as(Class<P> record) {
        return Objects.requireNonNull(record, "record").cast(Json.bind(type, json()));
    }

    /** The payload as plain values. */
    Object payload() {
        return payload;
    }

    /** The same for an interaction, if it is about one and the test has not said itself about which. */
    Sample about(String interactionId) {
        String field = Paths.idField(type);
        boolean own = field != null && !set.contains(field) && !set.contains(Paths.ALL) && Paths.has(payload, field);
        return own ? new Sample(type, Paths.put(payload, field, interactionId), set) : this;
    }

    @Override
    public void play(Stage stage) {
        boolean bound = Paths.isBound(type);
        stage.publish(
                type.wireName(),
                bound ? stage.interaction() : null,
                about(stage.interaction()).json());
    }

    /** Names the event and its payload. */
    @Override
    public String toString() {
        return type.wireName() + " " + json();
    }
}

package io.widgetry.api;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A widget instance's own values, by name. They live as long as its context: a new version of the widget finds what the
 * old one left. They are kept in memory and are gone when the runtime stops.
 *
 * <p>Values are plain: null, boolean, number, string, or lists and maps of these. What is put in is copied, so that
 * nothing of the widget's own classes outlives its bundle. Safe from any thread. After the context is closed or the
 * widget's service is gone, changes have no effect (rule 24), and reading answers with what was last known.
 */
@ProviderType
public interface WidgetStore {

    /**
     * Reads a value.
     *
     * @param key its name; not null
     * @return the value, unmodifiable; empty if there is none
     */
    Optional<Object> get(String key);

    /**
     * Reads a value of one type.
     *
     * @param key its name; not null
     * @param type one of the plain types, such as {@code String.class}, {@code Number.class} or {@code Map.class}; not null
     * @param <T> the type
     * @return the value, unmodifiable; empty if there is none, or one of another type
     */
    default <T> Optional<T> get(String key, Class<T> type) {
        return get(key).filter(type::isInstance).map(type::cast);
    }

    /**
     * Puts a value in, in place of an earlier one.
     *
     * @param key its name, of 1 to 200 characters; not null
     * @param value a plain value; null removes
     * @throws IllegalArgumentException if the key is empty or too long, the value is not plain, or the store would hold
     *     more than the configured limit
     */
    void put(String key, Object value);

    /**
     * Removes a value, if there is one.
     *
     * @param key its name; not null
     */
    void remove(String key);

    /**
     * The names that have a value.
     *
     * @return an unmodifiable copy
     */
    Set<String> keys();
}

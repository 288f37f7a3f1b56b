package io.widgetry.testkit.internal;

import io.widgetry.core.internal.CoreConfiguration;
import io.widgetry.core.internal.SettingsReader;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.json.JsonLimits;
import java.util.Map;

/**
 * What a core in memory is made with: its configuration, read as in operation.
 *
 * @param settings of the dispatcher
 * @param limits of payloads
 */
record Core(Settings settings, JsonLimits limits) {

    /** {@return what some properties say, and the defaults where they say nothing; a fault in them is thrown} */
    static Core of(Map<String, ?> properties) {
        Configured.check(CoreConfiguration.class, properties);
        CoreConfiguration configuration = Configured.as(CoreConfiguration.class, properties);
        SettingsReader reader = new SettingsReader(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return new Core(reader.read(configuration, null), reader.limits(configuration));
    }
}

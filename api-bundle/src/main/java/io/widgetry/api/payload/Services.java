package io.widgetry.api.payload;

import java.util.List;

/**
 * The services that interactions can be transferred to: the payload of {@code onRequestServicesEvent}, an array.
 *
 * @param services all of them, as of now
 */
public record Services(@WholeValue List<Service> services) implements Payload {

    /**
     * Makes the list unmodifiable, and a null one empty.
     *
     * @param services copied; null for none
     */
    public Services {
        services = Values.list(services);
    }
}

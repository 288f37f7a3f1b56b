package io.widgetry.api;

import io.widgetry.api.payload.SsoToken;
import java.util.List;
import java.util.Optional;

/**
 * Who is signed in, and with what.
 *
 * @param token the single-sign-on token, only for widgets that were granted it (rule 20); its text form is masked
 * @param user the agent; not null
 * @param resourceAddresses the addresses of the agent's resources, the voice one first; unmodifiable, not null
 */
public record ClientConfiguration(Optional<SsoToken> token, ClientDetails user, List<String> resourceAddresses) {
    /**
     * Copies the list.
     *
     * @param token not null
     * @param user not null
     * @param resourceAddresses not null
     */
    public ClientConfiguration {
        resourceAddresses = List.copyOf(resourceAddresses);
    }
}

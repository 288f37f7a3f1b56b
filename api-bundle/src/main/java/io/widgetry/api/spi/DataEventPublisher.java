package io.widgetry.api.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where sources publish events: a service of the core.
 *
 * <p>May be called from any thread. It never waits for a widget (rule 23). The events of one agent get their numbers in
 * the order in which they are accepted (rule 22): a source that cares for the order publishes an agent's events from one
 * thread. Different agents do not contend.
 */
@ProviderType
public interface DataEventPublisher {

    /**
     * Publishes an event: validates it, changes the agent's state and routes it. When this returns with
     * {@link PublishResult.Status#ACCEPTED}, the event is in the mailboxes of everyone who is to get it.
     *
     * @param event the event; not null
     * @return what became of it; a bad event is a rejection with a reason, never an exception; not null
     * @throws NullPointerException if the event is null
     */
    PublishResult publish(SourceEvent event);
}

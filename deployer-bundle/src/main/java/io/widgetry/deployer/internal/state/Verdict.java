package io.widgetry.deployer.internal.state;

import io.widgetry.api.admin.DeploymentState;

/**
 * Content that failed when it ran, or was refused.
 *
 * @param state how it fared
 * @param reason why
 */
public record Verdict(DeploymentState state, String reason) {

    /** Whether the content is not tried again by itself. Refused content is: what was missing may be there. */
    public boolean lasting() {
        return state != DeploymentState.REFUSED;
    }
}

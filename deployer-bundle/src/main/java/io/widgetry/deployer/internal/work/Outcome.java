package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentState;

/**
 * What came of an attempt.
 *
 * @param state how the file that it was about fares now
 * @param reason why, if not all is well; else empty
 * @param retry whether it failed for a reason that has nothing to do with the file, and is tried again
 * @param sentence what happened, for an operator
 */
record Outcome(DeploymentState state, String reason, boolean retry, String sentence) {

    static Outcome good(DeploymentState state, String sentence) {
        return new Outcome(state, "", false, sentence);
    }

    static Outcome bad(DeploymentState state, String reason, String sentence) {
        return new Outcome(state, reason, false, sentence);
    }

    static Outcome later(String reason) {
        return new Outcome(DeploymentState.REFUSED, reason, true, reason);
    }

    boolean ok() {
        return state == DeploymentState.ACTIVE || state == DeploymentState.ON_TRIAL;
    }
}

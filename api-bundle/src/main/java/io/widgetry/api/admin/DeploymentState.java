package io.widgetry.api.admin;

/** How a file in the drop folder, or the bundle that was made of it, fares. */
public enum DeploymentState {
    /** It is installed, started, and has stood its trial. */
    ACTIVE,
    /** It is installed and started; its first deliveries decide whether it stays. */
    ON_TRIAL,
    /** It was refused; what ran before goes on. */
    REFUSED,
    /** It was started and failed; the last good version is back. */
    ROLLED_BACK,
    /** It was started and failed, and there was no good version to go back to: it is installed but stopped. */
    FAILED,
    /** Another file with the same symbolic name is the one in use. */
    SHADOWED,
    /** It is gone: its file was removed, or an operator removed it. */
    REMOVED
}

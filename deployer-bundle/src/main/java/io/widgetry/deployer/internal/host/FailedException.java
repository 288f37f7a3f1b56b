package io.widgetry.deployer.internal.host;

/** A bundle could not be brought. The message continues a sentence that began with the bundle's name. */
public final class FailedException extends Exception {

    /** What state the bundle is in. */
    public enum State {
        /** Its old content is there and was started again, if it ran. */
        UNCHANGED,
        /** Its old content is there, and took too long to stop; it has now. The new one is not to blame. */
        OLD_STOPPED,
        /** Its old content is there, hangs while it stops, and cannot be ended. The new one is not to blame. */
        OLD_STUCK,
        /** Its new content is there, and it is stopped. */
        STOPPED,
        /** Something of it hangs and cannot be ended: the framework can do nothing with it any more. */
        STUCK
    }

    private final State state;

    FailedException(State state, String message, Throwable cause) {
        super(message, cause);
        this.state = state;
    }

    /** Whether the old version is to blame. */
    public boolean isAboutOld() {
        return state == State.OLD_STOPPED || state == State.OLD_STUCK;
    }

    /** Whether the new version is to blame. */
    public boolean isAboutNew() {
        return state == State.STOPPED || state == State.STUCK;
    }

    /** What state the bundle is in now. */
    public State state() {
        return state;
    }
}

package io.widgetry.certify.internal.report;

/** What a certification says in the end; each with the exit status of the command. */
public enum Verdict {
    /** It keeps to all budgets. */
    PASSED(0),
    /** It does not; the reasons say to which. */
    FAILED(1),
    /** There is nothing to judge: the deployer refused the file, or there is no widget in it. */
    NOT_JUDGED(2);

    private final int status;

    Verdict(int status) {
        this.status = status;
    }

    /** {@return the exit status of the command} */
    public int status() {
        return status;
    }
}

package io.widgetry.testkit;

/** The current interaction ends. Made by {@link Steps}. Immutable. */
public final class EndStep implements Step {
    static final EndStep CLOSING = new EndStep(false);

    private final boolean afterContactWork;

    private EndStep(boolean afterContactWork) {
        this.afterContactWork = afterContactWork;
    }

    /**
     * The agent has work to do about it, so that it lives on until {@link Steps#theAgentFinishes()} (rule 12).
     *
     * @return an end after which the interaction is in after-contact work
     */
    public EndStep intoAfterContactWork() {
        return new EndStep(true);
    }

    @Override
    public void play(Stage stage) {
        stage.end(afterContactWork);
    }
}

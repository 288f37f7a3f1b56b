package io.widgetry.core.internal.dispatch;

/**
 * What a mailbox could not keep. Most have lost nothing, and share {@link #NONE}.
 *
 * @param dropped occurrences
 * @param conflated states that gave way to later ones
 */
record Losses(long dropped, long conflated) {
    static final Losses NONE = new Losses(0, 0);

    Losses dropped(long more) {
        return more == 0 ? this : new Losses(dropped + more, conflated);
    }

    Losses conflatedOne() {
        return new Losses(dropped, conflated + 1);
    }

    Losses plus(Losses other) {
        return other == NONE ? this : new Losses(dropped + other.dropped, conflated + other.conflated);
    }
}

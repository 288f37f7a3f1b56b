package io.widgetry.api.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A feed that is or was replayed.
 *
 * @param id its id
 * @param name the file's name, or what the caller called the stream
 * @param state where it stands
 * @param speed as in {@link FeedOptions}
 * @param lines how many lines were read, blank ones included
 * @param accepted how many events the runtime accepted
 * @param duplicates how many were duplicates
 * @param rejected how many lines were rejected
 * @param problems the latest rejected lines, 20 at most
 * @param since when it began
 * @param position the time of the latest event
 */
public record FeedStatus(
        int id,
        String name,
        State state,
        double speed,
        long lines,
        long accepted,
        long duplicates,
        long rejected,
        List<Problem> problems,
        Instant since,
        Optional<Instant> position) {

    /** Where a feed stands. */
    public enum State {
        /** It plays. */
        PLAYING,
        /** It is held. */
        PAUSED,
        /** It came to its end. */
        FINISHED,
        /** It was ended before its end. */
        STOPPED,
        /** It could not be read to its end; the last problem says why. */
        FAILED;

        /**
         * Whether nothing more comes.
         *
         * @return true unless it plays or is held
         */
        public boolean isOver() {
            return this != PLAYING && this != PAUSED;
        }
    }

    /**
     * A line that was rejected.
     *
     * @param line its number, from 1
     * @param message why, a sentence without payload
     */
    public record Problem(long line, String message) {}
}

package io.widgetry.deployer.internal.verify;

import java.util.Optional;

/** A file is refused. The message says why: a clause that continues a sentence which began with the file's name. */
public final class RefusedException extends Exception {
    private enum Kind {
        WRONG,
        INCOMPLETE,
        WAITING
    }

    private final Kind kind;
    private final transient BundleFacts facts;

    private RefusedException(String message, Kind kind, BundleFacts facts) {
        super(message);
        this.kind = kind;
        this.facts = facts;
    }

    /** A file that is whole, and wrong. */
    public static RefusedException because(String reason) {
        return new RefusedException(reason, Kind.WRONG, null);
    }

    /** A file that may be on its way still. */
    public static RefusedException incomplete(String reason) {
        return new RefusedException(reason, Kind.INCOMPLETE, null);
    }

    /** A file that is whole, but not all that belongs to it is there. */
    public static RefusedException waiting(String reason) {
        return new RefusedException(reason, Kind.WAITING, null);
    }

    /** The same, about a bundle of which so much could be read. */
    RefusedException about(BundleFacts read) {
        return new RefusedException(getMessage(), kind, read);
    }

    /** What could be read of the bundle. */
    public Optional<BundleFacts> facts() {
        return Optional.ofNullable(facts);
    }

    /** Whether it waits for another file. */
    public boolean waiting() {
        return kind == Kind.WAITING;
    }

    /** Whether the file may become whole yet. */
    public boolean incomplete() {
        return kind != Kind.WRONG;
    }
}

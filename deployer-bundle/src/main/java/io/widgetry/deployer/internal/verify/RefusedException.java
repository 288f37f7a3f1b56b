package io.widgetry.deployer.internal.verify;

import java.util.Optional;

/** A file is refused. The message says why: a clause that continues a sentence which began with the file's name. */
public final class RefusedException extends Exception {
    private final boolean incomplete;
    private final transient BundleFacts facts;

    private RefusedException(String message, boolean incomplete, BundleFacts facts) {
        super(message);
        this.incomplete = incomplete;
        this.facts = facts;
    }

    /** A file that is whole, and wrong. */
    public static RefusedException because(String reason) {
        return new RefusedException(reason, false, null);
    }

    /** A file that may be on its way still. */
    public static RefusedException incomplete(String reason) {
        return new RefusedException(reason, true, null);
    }

    /** The same, about a bundle of which so much could be read. */
    RefusedException about(BundleFacts read) {
        return new RefusedException(getMessage(), incomplete, read);
    }

    /** What could be read of the bundle. */
    public Optional<BundleFacts> facts() {
        return Optional.ofNullable(facts);
    }

    /** Whether the file may become whole yet. */
    public boolean incomplete() {
        return incomplete;
    }
}

package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.browser.JsonKind;
import io.widgetry.deployer.internal.browser.Parts;
import io.widgetry.deployer.internal.disk.Entry;
import io.widgetry.deployer.internal.disk.Stamp;
import io.widgetry.deployer.internal.verify.BundleFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A file in the drop folder, as far as it is known. Belongs to the deployer's thread. */
final class Dropped {
    private final String name;
    private Entry entry;
    private long changedNanos;
    private long missingNanos;
    private boolean missing;
    private Stamp examined;
    private long examinedNanos;
    private long againNanos;
    private boolean again;
    private Stamp tried;
    private boolean whole;
    private boolean held;
    private String digest = "";
    private JsonKind kind = JsonKind.CONFIGURATION;
    private Parts parts;
    private String waiting = "";
    private BundleFacts facts;
    private DeploymentState state;
    private String reason = "";
    private Instant since = Instant.now();

    /** A file that was seen for the first time, and has not changed for a while. */
    Dropped(Entry entry, long nowNanos, Duration unchanged) {
        this.name = entry.name();
        this.entry = entry;
        this.changedNanos = nowNanos - unchanged.toNanos();
    }

    String name() {
        return name;
    }

    /** Whether it is in JSON: a configuration, until it is known to be a manifest. */
    boolean isJson() {
        return name.endsWith(Folder.JSON);
    }

    boolean isConfiguration() {
        return isJson() && kind == JsonKind.CONFIGURATION;
    }

    /** Its content says what it is. */
    void kind(JsonKind known) {
        kind = known;
        if (known == JsonKind.CONFIGURATION) {
            parts = null;
        }
    }

    /** The other files that belong to it. */
    Optional<Parts> parts() {
        return Optional.ofNullable(parts);
    }

    void parts(Parts known) {
        parts = known;
    }

    /** Something that belongs to it is not there yet; what was known of it holds on. */
    void waits(String what) {
        waiting = what;
    }

    /** What it waits for; empty if it does not. */
    String waiting() {
        return waiting;
    }

    boolean isLink() {
        return entry.link();
    }

    Instant modified() {
        return entry.stamp().modified();
    }

    /** It is there. */
    void seen(Entry now, long nowNanos) {
        if (!now.stamp().equals(entry.stamp()) || missing) {
            changedNanos = nowNanos;
            againNanos = nowNanos; // what it was waiting for may have come
            held = false;
        }
        entry = now;
        missing = false;
    }

    /** It is not there. */
    void notSeen(long nowNanos) {
        if (!missing) {
            missing = true;
            missingNanos = nowNanos;
        }
    }

    /** The grace before its bundle is uninstalled begins anew. */
    void missingFrom(long nowNanos) {
        missingNanos = nowNanos;
    }

    boolean isMissing() {
        return missing;
    }

    long missingNanos() {
        return missingNanos;
    }

    long examinedNanos() {
        return examinedNanos;
    }

    Duration unchanged(long nowNanos) {
        return Duration.ofNanos(nowNanos - changedNanos);
    }

    /** Whether it has to be looked at, now or when it is quiet. */
    boolean isOpen() {
        return !missing && (again || !entry.stamp().equals(examined));
    }

    /** Whether it may be looked at now. */
    boolean isDue(long nowNanos, Duration quiet) {
        return isOpen() && nowNanos - againNanos >= 0 && unchanged(nowNanos).compareTo(quiet) >= 0;
    }

    /** In how many nanoseconds it may be looked at. */
    long dueIn(long nowNanos, Duration quiet) {
        return Math.max(againNanos - nowNanos, quiet.toNanos() - (nowNanos - changedNanos));
    }

    /**
     * Whether it may be read before it is quiet. One that is written to again soon after it was looked at is being worked
     * on: that may cost its bundle a second start, and not one more for each change. Who moves another into its place has
     * finished that.
     */
    boolean mayBeTried(Duration quiet) {
        boolean archive = entry.regular() && (name.endsWith(Folder.BUNDLE) || name.endsWith(Folder.ARCHIVE));
        boolean written = examined != null && entry.stamp().isOfSameFile(examined);
        boolean soon = written && changedNanos - examinedNanos < quiet.toNanos();
        return archive && isOpen() && !soon && !entry.stamp().equals(tried);
    }

    /** It was read in the state in which it was seen. */
    void tried(boolean isWhole) {
        tried = entry.stamp();
        whole = isWhole;
    }

    /** Whether it is known to be a whole archive. */
    boolean isWhole() {
        return isWhole(entry.stamp());
    }

    /** Whether it is known to be a whole archive in this state. */
    boolean isWhole(Stamp stamp) {
        return whole && stamp.equals(tried);
    }

    /** Whether it may be looked at before it is quiet. */
    boolean mayBeEarly() {
        return isWhole() && !held;
    }

    /** What speaks against it counts when it has been quiet. */
    void hold() {
        held = true;
    }

    /** What speaks against it may hold no more. */
    void release() {
        held = false;
    }

    /** It is not looked at before then; what was known of it holds on. */
    void postpone(long untilNanos) {
        again = true;
        againNanos = untilNanos;
    }

    /** It is looked at again then, whether it has changed or not. */
    void again(long atNanos) {
        postpone(atNanos);
        digest = "";
    }

    /** It was written to, and its content is what it was. */
    void touched(Stamp stamp) {
        examined = stamp;
        again = false;
        held = false;
        waiting = "";
    }

    /** It was looked at in this state; what follows says with what result. */
    void examined(Stamp stamp, String content, long nowNanos) {
        examined = stamp;
        examinedNanos = nowNanos;
        againNanos = nowNanos;
        again = false;
        held = false;
        digest = content;
        facts = null;
        waiting = "";
    }

    void facts(BundleFacts read) {
        facts = read;
    }

    Optional<BundleFacts> facts() {
        return Optional.ofNullable(facts);
    }

    String digest() {
        return digest;
    }

    /** Whether it is about this bundle. */
    boolean isOf(String symbolicName) {
        return facts != null && facts.symbolicName().equals(symbolicName);
    }

    /** How it fares from now on. */
    void fares(DeploymentState now, String why) {
        if (now != state || !why.equals(reason)) {
            state = now;
            reason = why;
            since = Instant.now();
        }
    }

    /** How it fares; null as long as nothing is known of it. */
    DeploymentState state() {
        return state;
    }

    String reason() {
        return reason;
    }

    Instant since() {
        return since;
    }

    /** Whether its content was refused or failed. */
    boolean isRejected() {
        return state == DeploymentState.REFUSED
                || state == DeploymentState.ROLLED_BACK
                || state == DeploymentState.FAILED;
    }

    /** Whether its content may be in use. */
    boolean isAcceptable() {
        return state != null && !isRejected() && facts != null;
    }
}

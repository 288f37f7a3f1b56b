package io.widgetry.deployer.internal.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands for one symbolic name. Belongs to the deployer's thread. */
public final class Slot {
    private final String symbolicName;
    private int attempt;
    private long lastModified;
    private Content current;
    private List<Content> goods = List.of();
    private boolean failed;
    private boolean detached;

    /** Nothing stands for it yet. */
    public Slot(String symbolicName) {
        this.symbolicName = symbolicName;
    }

    public String symbolicName() {
        return symbolicName;
    }

    /** Counts the bundles of this name that are stuck, each of which keeps its location. */
    public int attempt() {
        return attempt;
    }

    public void attempt(int count) {
        attempt = count;
    }

    /** The framework's time of the bundle's last update: if it is another, its content is not {@link #current()}. */
    public long lastModified() {
        return lastModified;
    }

    public void lastModified(long time) {
        lastModified = time;
    }

    /** What the bundle consists of. */
    public Optional<Content> current() {
        return Optional.ofNullable(current);
    }

    public void current(Content content) {
        current = content;
    }

    /** Good versions before it, the latest first. */
    public List<Content> goods() {
        return goods;
    }

    /** Replaces the good versions, each content once, never the current one. */
    public void goods(List<Content> contents, int atMost) {
        List<Content> kept = new ArrayList<>();
        for (Content content : contents) {
            boolean known = kept.stream().anyMatch(other -> other.digest().equals(content.digest()))
                    || current != null && current.digest().equals(content.digest());
            if (!known && kept.size() < atMost) {
                kept.add(content);
            }
        }
        goods = List.copyOf(kept);
    }

    /** Whether it failed with nothing to go back to, and is stopped. */
    public boolean failed() {
        return failed;
    }

    public void failed(boolean stopped) {
        failed = stopped;
    }

    /** Whether no file in the folder has its content, because that file's new content was refused or failed. */
    public boolean detached() {
        return detached;
    }

    public void detached(boolean alone) {
        detached = alone;
    }
}

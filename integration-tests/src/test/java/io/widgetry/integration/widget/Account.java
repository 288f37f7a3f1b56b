package io.widgetry.integration.widget;

import java.util.ArrayList;
import java.util.List;

/** What one instance of a widget was told: by all its versions together, in the order in which they were told. */
public final class Account {
    private final List<Entry> entries = new ArrayList<>();

    Account() {}

    synchronized void write(Entry entry) {
        entries.add(entry);
    }

    /** Everything. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What has been written since the last time, which is not kept any longer. */
    public synchronized List<Entry> take() {
        List<Entry> taken = List.copyOf(entries);
        entries.clear();
        return taken;
    }

    /** How many entries there are. */
    public synchronized int size() {
        return entries.size();
    }
}

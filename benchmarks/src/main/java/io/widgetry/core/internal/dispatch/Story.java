package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;

/** What became of a widget's instances, in order, in words that outcomes can be told by. */
final class Story {
    private final StringBuilder words = new StringBuilder();
    private boolean gone;

    /** The widget's service is gone: whatever is entered from now on is marked. */
    synchronized void gone() {
        gone = true;
    }

    synchronized void add(String word) {
        words.append(words.isEmpty() ? "" : " ").append(word).append(gone ? "-after-gone" : "");
    }

    /** Says nothing about what follows its being gone, as giving an object back does. */
    synchronized void addAnyTime(String word) {
        words.append(words.isEmpty() ? "" : " ").append(word);
    }

    /** A widget that tells it all: "opened 1r 2 end closed", a number with r for a replay. */
    Widget teller(String prefix, WidgetOpening opening) {
        return new Widget() {
            @Override
            public void opened(WidgetContext context) {
                add(prefix + "opened");
                opening.opened(context);
            }

            @Override
            public void onDataEvent(DataEvent event, WidgetContext context) {
                tell(prefix, event);
            }

            @Override
            public void closed(WidgetContext context) {
                add(prefix + "closed");
            }
        };
    }

    void tell(String prefix, DataEvent event) {
        boolean end = event.name().equals(DataEvents.INTERACTION_ENDED);
        add(prefix + (end ? "end" : event.sequence() + (event.replayed() ? "r" : "")));
    }

    /** What a widget does when it opens. */
    interface WidgetOpening {
        void opened(WidgetContext context);
    }

    @Override
    public synchronized String toString() {
        return words.isEmpty() ? "nothing" : words.toString();
    }
}

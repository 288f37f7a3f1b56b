package io.widgetry.web.internal.stream;

import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RetainedState;
import io.widgetry.api.admin.ShownView;
import io.widgetry.web.internal.http.Sse;
import io.widgetry.web.internal.stream.History.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the pages of one agent are told: the workspace's events in their order, each once. What comes late is told the
 * state, or, if it was here before, what it has missed.
 *
 * <p>The seam: a feed hears of events before it takes the state. Those that it heard before it asked are part of the state;
 * of the others, those with a number up to the state's.
 */
final class Feed {
    private static final int MOST_DEFERRED = 10_000;
    private static final int PATIENCE = 20; // looks at a sign-out that does not come to its end

    private enum Phase {
        /** Takes the state; events wait. */
        LOADING,
        SIGNED_OUT,
        LIVE
    }

    private final String agentId;
    private final World world;

    // Guarded by this.
    private final History history;
    private final Seats seats;
    private final LiveInteractions live = new LiveInteractions();
    private List<ObservedEvent> deferred = new ArrayList<>();
    private Phase phase = Phase.LOADING;
    private boolean overflowed;
    private boolean retired;
    private Position at;
    private boolean begun; // whether an event of this session has come since the state was taken
    private boolean leaving;
    private int looks;
    private long unwatchedSince;

    Feed(String agentId, World world, long now) {
        this.agentId = agentId;
        this.world = world;
        StreamSettings settings = world.settings();
        this.history = new History(settings.historyEvents(), settings.historyBytes(), world.used());
        this.seats = new Seats();
        this.unwatchedSince = now;
        restart(0);
    }

    String agentId() {
        return agentId;
    }

    /** An event was accepted. Events of one agent come one after the other. */
    synchronized void accept(ObservedEvent event) {
        if (retired) {
            return;
        }
        if (phase == Phase.LOADING) {
            defer(event);
        } else if (event.sequence() == 0) {
            control(event);
        } else {
            if (event.sequence() == 1 && (phase == Phase.SIGNED_OUT || begun)) {
                begin();
            }
            if (phase == Phase.LIVE) {
                next(event);
            }
        }
    }

    private void next(ObservedEvent event) {
        begun = true;
        if (event.sequence() > at.sequence() + 1) {
            reload(); // some were missed
            defer(event);
        } else if (event.sequence() > at.sequence()) {
            tell(event);
        }
    }

    private void tell(ObservedEvent event) {
        Position next = new Position(at.epoch(), event.sequence(), 0);
        boolean token = StreamJson.isToken(event);
        append(
                next,
                token
                        ? event(
                                "token",
                                next,
                                StreamJson.token(event.sequence(), world.offer().tokenHolders()))
                        : event("data", next, StreamJson.data(event)));
        String interaction = event.interactionId().orElse(null);
        if (interaction != null && live.isOver(event)) {
            close(interaction);
        }
        leaving |= StreamJson.signsOut(event);
        if (leaving && live.isEmpty()) {
            leave();
        }
    }

    /** After-contact work is done; where there is none, the ended events follow and say so. */
    private void control(ObservedEvent event) {
        String interaction = event.interactionId().orElse(null);
        if (phase == Phase.LIVE && live.isInAfterContactWork(interaction)) {
            close(interaction);
        }
    }

    private void close(String interactionId) {
        live.remove(interactionId);
        Position next = new Position(at.epoch(), at.sequence(), at.closing() + 1);
        append(next, event("closed", next, StreamJson.closed(interactionId)));
        world.offer().closed(agentId, interactionId);
    }

    private void append(Position next, byte[] event) {
        at = next;
        Entry entry = new Entry(next, event);
        history.add(entry);
        seats.tell(entry);
    }

    /** A session begins: from its first event on nothing was missed. */
    private void begin() {
        if (phase == Phase.LIVE) {
            leave();
        }
        restart(0);
        phase = Phase.LIVE;
        seats.tellEach(reader -> snapshot(reader, StreamJson.empty(true)), true);
        seats.startAt(0);
    }

    private void leave() {
        phase = Phase.SIGNED_OUT;
        restart(0);
        seats.tellAll(event("signedout", null, "{}"));
        world.offer().signedOut(agentId);
    }

    private void restart(long sequence) {
        at = new Position(world.epochs().get(), sequence, 0);
        history.restart(at);
        live.clear();
        begun = false;
        leaving = false;
        looks = 0;
    }

    private void defer(ObservedEvent event) {
        deferred.add(event);
        if (deferred.size() > MOST_DEFERRED) {
            deferred.clear();
            overflowed = true;
        }
    }

    /** Takes the state anew, because events were missed. */
    synchronized void reload() {
        if (phase != Phase.LOADING && !retired) {
            phase = Phase.LOADING;
            world.background().execute(this::load);
        }
    }

    /** Takes the state, and tells it to all who are there. */
    void load() {
        for (; ; ) {
            int covered;
            synchronized (this) {
                covered = deferred.size();
                overflowed = false;
            }
            Optional<RetainedState> state = world.remote().retained(agentId);
            String text = state.map(StreamJson::state).orElseGet(() -> StreamJson.empty(false));
            synchronized (this) {
                if (!overflowed) {
                    loaded(state, text, covered);
                    return;
                }
            }
        }
    }

    private void loaded(Optional<RetainedState> state, String text, int covered) {
        restart(state.map(known -> known.state().sequence()).orElse(0L));
        state.ifPresent(known -> live.start(known.state().interactions()));
        phase = state.isPresent() ? Phase.LIVE : Phase.SIGNED_OUT;
        if (state.isEmpty()) {
            world.offer().signedOut(agentId);
        }
        seats.tellEach(reader -> snapshot(reader, text), true);
        seats.startAt(at.sequence());
        List<ObservedEvent> after = deferred.subList(covered, deferred.size());
        deferred = new ArrayList<>();
        after.forEach(this::accept);
    }

    /**
     * Begins to tell somebody.
     *
     * @param from what it was told last; empty if nothing
     * @return false if this feed has been given up, and another is needed
     */
    boolean attach(Subscriber subscriber, Optional<Position> from) {
        synchronized (this) {
            if (retired) {
                return false;
            }
            if (phase != Phase.LIVE || from.isPresent() && isHere(from.get())) {
                welcome(subscriber, from.filter(position -> phase == Phase.LIVE));
                return true;
            }
        }
        Optional<RetainedState> state = world.remote().retained(agentId);
        String text = state.map(StreamJson::state).orElseGet(() -> StreamJson.empty(false));
        synchronized (this) {
            if (retired) {
                return false;
            }
            // Nothing there any more: its last events are still to come, and are not for somebody who is told so.
            long sequence = state.map(known -> known.state().sequence()).orElse(Long.MAX_VALUE);
            if (phase == Phase.LIVE && history.reaches(new Position(at.epoch(), sequence, 0))) {
                Position start = state.isPresent() ? new Position(at.epoch(), sequence, 0) : null;
                subscriber.send(event("snapshot", start, whole(subscriber.reader(), text)), true);
                seats.add(subscriber, sequence, history.entries());
                return true;
            }
        }
        synchronized (this) {
            if (!retired) {
                reload(); // it is another session by now, or so much has happened that the state is old
                welcome(subscriber, Optional.empty());
            }
            return !retired;
        }
    }

    private boolean isHere(Position from) {
        return from.epoch().equals(at.epoch()) && history.reaches(from);
    }

    private void welcome(Subscriber subscriber, Optional<Position> from) {
        if (from.isPresent()) {
            subscriber.send(event("resumed", null, StreamJson.resumed(from.get().sequence())), false);
            subscriber.send(widgets(subscriber.reader()), true);
            if (!world.offer().development().equals(Offer.NOTHING)) { // a page that resumes begins without
                subscriber.send(development(), true);
            }
            for (ShownView view : world.views().of(agentId)) {
                subscriber.send(view(view), true);
            }
            seats.resume(subscriber, from.get(), history.entries());
        } else {
            if (phase == Phase.SIGNED_OUT) {
                subscriber.send(snapshot(subscriber.reader(), StreamJson.empty(false)), true);
            }
            seats.add(subscriber, 0, List.of()); // one that is loading tells it with all others
        }
    }

    private byte[] snapshot(Reader reader, String state) {
        return event("snapshot", at, whole(reader, state));
    }

    private String whole(Reader reader, String state) {
        return StreamJson.snapshot(
                agentId,
                state,
                world.offer().widgets(reader),
                world.views().of(agentId),
                world.offer().development());
    }

    private byte[] widgets(Reader reader) {
        return event("widgets", null, world.offer().widgets(reader));
    }

    private static byte[] event(String name, Position at, String data) {
        return Sse.event(name, at == null ? null : at.toString(), data);
    }

    private static byte[] view(ShownView view) {
        return event("view", null, StreamJson.view(view));
    }

    /** Other widgets are there. */
    synchronized void offerChanged() {
        if (phase != Phase.LOADING) {
            seats.tellEach(this::widgets, false);
        }
    }

    /** What is being developed fares differently. */
    synchronized void developmentChanged() {
        seats.tellAll(development());
    }

    private byte[] development() {
        return event("development", null, world.offer().development());
    }

    /** A widget shows something else. */
    synchronized void viewChanged(ShownView view) {
        if (phase != Phase.LOADING && !seats.isEmpty()) {
            seats.tellAll(view(view));
        }
    }

    synchronized void detach(Subscriber subscriber, long time) {
        seats.remove(subscriber);
        unwatchedSince = time;
    }

    synchronized int watchers() {
        return seats.size();
    }

    synchronized boolean isWatched() {
        return !seats.isEmpty();
    }

    synchronized long unwatchedSince() {
        return unwatchedSince;
    }

    synchronized void halve() {
        history.halve();
    }

    /** Ends all streams. */
    void end() {
        List<Subscriber> all;
        synchronized (this) {
            retired = true;
            all = seats.all();
        }
        all.forEach(Subscriber::end);
    }

    /** Ends this feed if nobody watches it. */
    synchronized boolean retire() {
        if (seats.isEmpty() && !retired) {
            retired = true;
            history.restart(at);
            deferred.clear();
        }
        return retired;
    }

    /** A sign-out that was told, but whose interactions did not end as they should: the core knows. */
    void checkLeaving() {
        synchronized (this) {
            if (!leaving || phase != Phase.LIVE || ++looks < PATIENCE) {
                return;
            }
        }
        if (world.remote().retained(agentId).isEmpty()) {
            reload();
        }
    }
}

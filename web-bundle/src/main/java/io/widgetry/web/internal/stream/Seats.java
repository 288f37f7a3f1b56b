package io.widgetry.web.internal.stream;

import io.widgetry.web.internal.stream.History.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Those whom a feed tells, and from where on. Not safe for several threads. */
final class Seats {
    private static final class Seat {
        private final Subscriber subscriber;
        private long from;

        private Seat(Subscriber subscriber, long from) {
            this.subscriber = subscriber;
            this.from = from;
        }

        /** A closing has the number of what it follows: a state with that number may be one without it. */
        private void tell(Entry entry) {
            Position at = entry.at();
            if (at.sequence() > from || at.closing() > 0 && at.sequence() == from) {
                subscriber.send(entry.event(), false);
            }
        }
    }

    private final List<Seat> seats = new ArrayList<>(1);

    /** Adds one who knows a state with that number: tells what has followed. */
    void add(Subscriber subscriber, long from, Iterable<Entry> history) {
        Seat seat = new Seat(subscriber, from);
        history.forEach(seat::tell);
        seats.add(seat);
    }

    /** Adds one who was here before: tells what follows. */
    void resume(Subscriber subscriber, Position from, Iterable<Entry> history) {
        for (Entry entry : history) {
            if (from.isBefore(entry.at())) {
                subscriber.send(entry.event(), false);
            }
        }
        seats.add(new Seat(subscriber, from.sequence()));
    }

    void remove(Subscriber subscriber) {
        seats.removeIf(seat -> seat.subscriber == subscriber);
    }

    List<Subscriber> all() {
        return seats.stream().map(seat -> seat.subscriber).toList();
    }

    int size() {
        return seats.size();
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    void tell(Entry entry) {
        for (Seat seat : seats) {
            seat.tell(entry);
        }
    }

    void tellAll(byte[] event) {
        seats.forEach(seat -> seat.subscriber.send(event, false));
    }

    void tellEach(Function<Reader, byte[]> event, boolean whole) {
        seats.forEach(seat -> seat.subscriber.send(event.apply(seat.subscriber.reader()), whole));
    }

    /** All have been told a state with that number. */
    void startAt(long sequence) {
        seats.forEach(seat -> seat.from = sequence);
    }
}

package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;

import io.widgetry.api.DataEvent;
import io.widgetry.api.WidgetContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.After;

/** A widget whose versions note what they are told. */
abstract class UpdateFixture {
    static final Map<String, Object> CARD = Rig.scoped("INTERACTION", "onMediaMessageEvent", "onInteractionEndedEvent");

    final Rig rig = new Rig();
    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    final AtomicBoolean broken = new AtomicBoolean();
    final AtomicInteger attempts = new AtomicInteger();

    @After
    public final void close() {
        rig.close();
    }

    /** Notes what it is told, with the name of its version. */
    Supplier<Recorder> version(String name) {
        return () -> {
            attempts.incrementAndGet();
            if (broken.get()) {
                return null; // as the registry does when a component fails
            }
            return new Recorder(context -> told.add(name + "opened")) {
                @Override
                public void onDataEvent(DataEvent event, WidgetContext within) {
                    told.add(name + Recorder.text(event));
                }

                @Override
                public void closed(WidgetContext within) {
                    told.add(name + "closed");
                }
            };
        };
    }

    WidgetHost card(String name) {
        return rig.prototype("w", CARD, version(name));
    }

    void messages(int times) {
        for (int i = 0; i < times; i++) {
            rig.accept("onMediaMessageEvent", CALL, "{}");
        }
    }

    static List<String> messages(String version, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> version + "onMediaMessageEvent#" + i)
                .toList();
    }

    static Stream<String> join(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more));
    }

    List<String> told(String version) {
        return told.stream()
                .filter(text -> text.startsWith(version) && text.contains("#"))
                .toList();
    }
}

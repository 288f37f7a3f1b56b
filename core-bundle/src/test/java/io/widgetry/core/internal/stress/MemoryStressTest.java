package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.core.internal.dispatch.BundleInfo;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.WidgetDescriptor;
import io.widgetry.core.internal.dispatch.WidgetHost;
import io.widgetry.core.internal.dispatch.WidgetIdentity;
import io.widgetry.core.internal.dispatch.WidgetSource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.Test;

/** What is over can be reclaimed, while the agents are signed in and the dispatcher runs. */
public class MemoryStressTest {
    private static final String[] DECLARED = {DataEvents.CUSTOM_CARD_ENDED, DataEvents.INTERACTION};

    @Test
    public void aRemovedWidgetsClassLoaderAndObjectsAreNotHeld() {
        Stress.rounds(2, seed -> {
            try (World world = new World()) {
                List<WeakReference<?>> gone = Collections.synchronizedList(new ArrayList<>());
                Stress.Part source = new Source(world, new Cards(world), 2, 150);
                Stress.Part deployer = random -> {
                    for (int i = 0; i < 20; i++) {
                        Scope scope = Scope.values()[random.nextInt(3)];
                        gone.addAll(deployAndRemove(world, scope, random.nextBoolean(), "m" + world.number()));
                    }
                };
                Stress.together(seed, List.of(source, source, deployer, deployer));
                world.settle();
                reclaimed(gone);
            }
        });
    }

    @Test
    public void objectsOfClosedInteractionsAndSignedOutAgentsAreNotHeld() {
        Stress.rounds(2, seed -> {
            try (World world = new World()) {
                Queue<WeakReference<?>> held = new ConcurrentLinkedQueue<>();
                for (Scope scope : List.of(Scope.AGENT, Scope.INTERACTION)) {
                    WidgetSource objects = new Objects(true, () -> new Leaving(), held);
                    add(world.dispatcher(), scope, "p" + world.number(), objects);
                }
                Stress.Part source = new Source(world, new Cards(world), 3, 200);
                Stress.together(seed, List.of(source, source));
                for (int i = 0; i < 3; i++) {
                    world.signOut("agent" + i);
                }
                world.settle();
                reclaimed(List.copyOf(held));
            }
        });
    }

    private static List<WeakReference<?>> deployAndRemove(World world, Scope scope, boolean prototype, String id)
            throws ReflectiveOperationException {
        Queue<WeakReference<?>> objects = new ConcurrentLinkedQueue<>();
        ClassLoader loader = new OwnLoader();
        Class<?> type = loader.loadClass(Leaving.class.getName());
        WidgetHost host = add(
                world.dispatcher(),
                scope,
                id,
                new Objects(prototype, () -> (Widget) type.getConstructor().newInstance(), objects));
        world.publish(DataEvents.AGENT_STATE, "agent0", null, "");
        if (scope != Scope.INTERACTION) {
            Stress.await("an object to be made", () -> !objects.isEmpty());
        }
        world.dispatcher().deployments().remove(host);
        objects.add(new WeakReference<>(loader));
        return List.copyOf(objects);
    }

    private static WidgetHost add(Dispatcher dispatcher, Scope scope, String id, WidgetSource source) {
        return dispatcher
                .deployments()
                .add(
                        new WidgetIdentity("memory", id),
                        1,
                        new BundleInfo(id, "", "1"),
                        WidgetDescriptor.of(Map.of(
                                WidgetDescriptor.NAME,
                                id,
                                WidgetDescriptor.SCOPE,
                                scope.name(),
                                WidgetDescriptor.EVENTS,
                                DECLARED)),
                        source);
    }

    private static void reclaimed(List<WeakReference<?>> references) {
        Stress.await("objects to be reclaimed: " + held(references).size() + " of " + references.size(), () -> {
            System.gc();
            return held(references).isEmpty();
        });
    }

    private static List<Class<?>> held(List<WeakReference<?>> references) {
        List<Class<?>> held = new ArrayList<>();
        for (WeakReference<?> reference : references) {
            Object object = reference.get();
            if (object != null) {
                held.add(object.getClass());
            }
        }
        return held;
    }

    private interface Maker {
        Widget make() throws ReflectiveOperationException;
    }

    /** Makes objects and keeps none. */
    private record Objects(boolean prototype, Maker maker, Queue<WeakReference<?>> made) implements WidgetSource {
        @Override
        public Widget get() {
            try {
                Widget widget = maker.make();
                made.add(new WeakReference<>(widget));
                return widget;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void unget(Widget widget) {
            // nothing is kept
        }
    }

    /** Subscribes and talks as it is being taken away, and keeps its last event. */
    public static final class Leaving implements Widget {
        private volatile DataEvent last;

        @Override
        public void opened(WidgetContext context) {
            context.api().onDataEvent(DataEvents.AGENT_STATE, event -> last = event);
        }

        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            last = event;
            if (event.sequence() % 7 == 0) {
                context.newApi().onDataEvent(DataEvents.USER_TYPING, told -> last = told);
                context.api().removeAllDataEvents();
                context.api().onDataEvent(DataEvents.TEAM_MEMBER, told -> last = told);
            }
            if (event.sequence() % 11 == 0) {
                throw new IllegalStateException(String.valueOf(last));
            }
        }

        @Override
        public void closed(WidgetContext context) {
            context.api().onDataEvent(DataEvents.AGENT_STATE, event -> last = event);
        }
    }

    /** Has a class {@link Leaving} of its own, as a bundle would. */
    private static final class OwnLoader extends ClassLoader {
        OwnLoader() {
            super(MemoryStressTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Leaving.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}

package io.widgetry.certify.internal.run;

import io.widgetry.certify.internal.load.Desk;
import io.widgetry.certify.internal.watch.Await;
import io.widgetry.certify.internal.watch.Heap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Interactions that come and go, and what of them stays. */
final class Churn implements Bench.Part {
    private static final int FEWEST = 100;
    private static final int MOST = 5_000;
    private static final int DESKS = 20;
    /** What the heap grows by without any widget's doing. */
    private static final long NOISE_BYTES = 1_000_000;

    private final Set<String> classes;
    private List<String> objects = List.of();
    private long instances;
    private long bytesPerInteraction;

    /** @param classes the bundle's classes */
    Churn(Set<String> classes) {
        this.classes = classes;
    }

    @Override
    public String run(Bench bench) {
        int count = Math.max(FEWEST, Math.min(MOST, 10 * bench.options().agents()));
        List<Desk> desks = new ArrayList<>();
        for (int i = 0; i < DESKS; i++) {
            desks.add(bench.desk("churn-" + i).signIn());
        }
        bench.settle("");
        int openBefore = bench.subject().instances();
        round(bench, desks, count);
        Map<String, Long> first = Heap.objects(classes);
        long firstHeap = Heap.used();
        round(bench, desks, count);
        bench.catchUp();
        Map<String, Long> second = Heap.objects(classes);
        long grown = Heap.used() - firstHeap;
        bytesPerInteraction = grown < NOISE_BYTES ? 0 : grown / count;
        Await.until(
                () -> bench.subject().instances() <= openBefore, bench.options().catchUp());
        instances = Math.max(0, bench.subject().instances() - openBefore);
        objects = more(first, second, count);
        desks.forEach(Desk::signOut);
        bench.settle("");
        return 2 * count + " interactions";
    }

    private static void round(Bench bench, List<Desk> desks, int count) {
        for (int i = 0; i < count; i++) {
            Desk desk = desks.get(i % desks.size()).open();
            desk.change();
            boolean work = i / desks.size() % 3 == 0;
            desk.end(work);
            if (work) {
                desk.close();
            }
            if (i % 500 == 499) {
                bench.settle("");
            }
        }
        bench.settle("");
    }

    private static List<String> more(Map<String, Long> first, Map<String, Long> second, int count) {
        List<String> more = new ArrayList<>();
        new TreeMap<>(second).forEach((type, objects) -> {
            long grown = objects - first.getOrDefault(type, 0L);
            if (grown >= count / 4) {
                more.add(
                        "objects of " + type + ": " + grown + " more after " + count + " interactions that have ended");
            }
        });
        return more;
    }

    List<String> objects() {
        return objects;
    }

    long instances() {
        return instances;
    }

    long bytesPerInteraction() {
        return bytesPerInteraction;
    }
}

package io.widgetry.health.internal.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.health.internal.fakes.Fake;
import io.widgetry.health.internal.fakes.FakeSources;
import io.widgetry.health.internal.fakes.Samples;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class MetricsServiceTest {
    private final WidgetStatus board = Samples.widget("team-board", WidgetState.STALLED);
    private final WidgetStatus card = Samples.widget("caller-card", WidgetState.HEALTHY);
    private final Fake<RuntimeAdmin> core = Samples.core(board, card);
    private final Fake<DeploymentAdmin> deployer = Samples.deployer(
            Samples.file("a", DeploymentState.ACTIVE, null), Samples.file("b", DeploymentState.FAILED, "x"));
    private final Fake<FeedAdmin> feedBundle = Samples.feeds(
            Samples.feed(1, "day.ndjson", FeedStatus.State.FINISHED, new FeedStatus.Problem(3, "It is not JSON.")),
            Samples.feed(2, "night.ndjson", FeedStatus.State.PLAYING));
    private final FakeSources sources = FakeSources.none();
    private MetricsService metrics;

    @Before
    public void everythingIsThere() {
        sources.runtime(core.service()).deployments(deployer.service()).feeds(feedBundle.service());
        metrics = new MetricsService(sources);
    }

    @After
    public void close() {
        metrics.close();
    }

    private Scrape scrape() {
        return new Scrape(metrics.text());
    }

    private double value(String sample) {
        Double value = scrape().values.get(sample);
        assertTrue(sample, value != null);
        return value;
    }

    @Test
    public void theContentTypeIsThatOfTheTextFormat() {
        assertEquals("text/plain; version=0.0.4; charset=utf-8", metrics.contentType());
    }

    @Test
    public void everyFamilyHasATypeAndAHelp() {
        Scrape scrape = scrape();
        assertEquals(scrape.types.keySet(), scrape.helps.keySet());
        assertTrue(scrape.values.size() > scrape.types.size());
    }

    @Test
    public void theFamiliesAreThese() {
        assertEquals(
                new TreeSet<>(Set.of(
                        "widgetry_deployments",
                        "widgetry_events_accepted_total",
                        "widgetry_events_duplicates_total",
                        "widgetry_events_rejected_total",
                        "widgetry_feed_events_total",
                        "widgetry_feeds",
                        "widgetry_instances",
                        "widgetry_interactions",
                        "widgetry_runtime_info",
                        "widgetry_start_time_seconds",
                        "widgetry_threads_abandoned",
                        "widgetry_threads_abandoned_limit",
                        "widgetry_widget_busy_seconds_total",
                        "widgetry_widget_callback_seconds",
                        "widgetry_widget_conflated_total",
                        "widgetry_widget_cpu_seconds_total",
                        "widgetry_widget_delivered_total",
                        "widgetry_widget_dropped_total",
                        "widgetry_widget_failed_total",
                        "widgetry_widget_info",
                        "widgetry_widget_instances",
                        "widgetry_widget_queued",
                        "widgetry_widget_state",
                        "widgetry_widget_transitions_total",
                        "widgetry_widgets",
                        "widgetry_workers",
                        "widgetry_workers_busy",
                        "widgetry_workspaces")),
                new TreeSet<>(scrape().families("widgetry_")));
    }

    @Test
    public void whatOnlyGrowsIsACounterAndEndsInTotal() {
        scrape().types.forEach((name, type) -> assertEquals(name, name.endsWith("_total"), type.equals("counter")));
    }

    @Test
    public void theCoreIsTold() {
        Scrape scrape = scrape();
        assertEquals(1, scrape.values.get("widgetry_runtime_info{product=axp}"), 0);
        assertEquals(Samples.NINE.getEpochSecond(), scrape.values.get("widgetry_start_time_seconds"), 0);
        assertEquals(1_204, scrape.values.get("widgetry_events_accepted_total"), 0);
        assertEquals(5, scrape.values.get("widgetry_events_duplicates_total"), 0);
        assertEquals(2, scrape.values.get("widgetry_events_rejected_total{reason=no_interaction}"), 0);
        assertEquals(0, scrape.values.get("widgetry_events_rejected_total{reason=limit}"), 0);
        assertEquals(2, scrape.values.get("widgetry_workspaces"), 0);
        assertEquals(3, scrape.values.get("widgetry_interactions"), 0);
        assertEquals(4, scrape.values.get("widgetry_instances"), 0);
        assertEquals(8, scrape.values.get("widgetry_workers"), 0);
        assertEquals(6, scrape.values.get("widgetry_workers_busy"), 0);
        assertEquals(16, scrape.values.get("widgetry_threads_abandoned_limit"), 0);
    }

    @Test
    public void aWidgetIsTold() {
        Scrape scrape = scrape();
        assertEquals(37, scrape.values.get("widgetry_widget_queued{widget=team-board}"), 0);
        assertEquals(1_204, scrape.values.get("widgetry_widget_delivered_total{widget=team-board}"), 0);
        assertEquals(2, scrape.values.get("widgetry_widget_failed_total{widget=team-board}"), 0);
        assertEquals(1, scrape.values.get("widgetry_widget_dropped_total{widget=team-board}"), 0);
        assertEquals(5, scrape.values.get("widgetry_widget_conflated_total{widget=team-board}"), 0);
        assertEquals(90.5, scrape.values.get("widgetry_widget_busy_seconds_total{widget=team-board}"), 0);
        assertEquals(30.25, scrape.values.get("widgetry_widget_cpu_seconds_total{widget=team-board}"), 0);
        assertEquals(
                1,
                scrape.values.get("widgetry_widget_info{bundle=io.widgetry.sample.team-board, scope=agent,"
                        + " version=1.1.0, widget=team-board}"),
                0);
    }

    @Test
    public void latencyIsASummaryWithTwoQuantiles() {
        Scrape scrape = scrape();
        assertEquals("summary", scrape.types.get(CallbackSummary.NAME));
        assertEquals(0.002, scrape.values.get(CallbackSummary.NAME + "{quantile=0.5, widget=team-board}"), 0);
        assertEquals(1.25, scrape.values.get(CallbackSummary.NAME + "{quantile=0.99, widget=team-board}"), 0);
    }

    @Test
    public void aWidgetIsInOneStateOfAll() {
        Scrape scrape = scrape();
        double sum = 0;
        for (WidgetState state : WidgetState.values()) {
            sum += scrape.values.get(
                    "widgetry_widget_state{state=" + RuntimeSamples.label(state) + ", widget=team-board}");
        }
        assertEquals(1, sum, 0);
        assertEquals(1, scrape.values.get("widgetry_widget_state{state=stalled, widget=team-board}"), 0);
        assertEquals(1, scrape.values.get("widgetry_widget_state{state=healthy, widget=caller-card}"), 0);
    }

    @Test
    public void deploymentsAreCountedByState() {
        Scrape scrape = scrape();
        assertEquals(1, scrape.values.get("widgetry_deployments{state=active}"), 0);
        assertEquals(1, scrape.values.get("widgetry_deployments{state=failed}"), 0);
        assertEquals(0, scrape.values.get("widgetry_deployments{state=rolled_back}"), 0);
    }

    @Test
    public void feedsAreAddedUp() {
        Scrape scrape = scrape();
        assertEquals(1, scrape.values.get("widgetry_feeds{state=playing}"), 0);
        assertEquals(200, scrape.values.get("widgetry_feed_events_total{outcome=accepted}"), 0);
        assertEquals(6, scrape.values.get("widgetry_feed_events_total{outcome=duplicate}"), 0);
        assertEquals(1, scrape.values.get("widgetry_feed_events_total{outcome=rejected}"), 0);
    }

    @Test
    public void theProcessIsTold() {
        Scrape scrape = scrape();
        assertTrue(scrape.families("jvm_")
                .containsAll(Set.of(
                        "jvm_memory_used_bytes",
                        "jvm_memory_max_bytes",
                        "jvm_threads_live_threads",
                        "jvm_gc_collection_seconds",
                        "jvm_classes_loaded_classes")));
        assertTrue(scrape.values.get("jvm_threads_live_threads") > 0);
        assertTrue(scrape.values.get("process_uptime_seconds") > 0);
    }

    @Test
    public void eachServiceIsAskedOnceForAScrape() {
        metrics.text();
        metrics.text();
        assertEquals(List.of("status", "widgets", "status", "widgets"), core.asked());
        assertEquals(List.of("deployments", "deployments"), deployer.asked());
        assertEquals(List.of("feeds", "feeds"), feedBundle.asked());
    }

    @Test
    public void whatIsToldIsWhatHoldsNow() {
        assertEquals(1, value("widgetry_widget_state{state=stalled, widget=team-board}"), 0);
        core.answer("widgets", () -> List.of(Samples.widget("team-board", WidgetState.HEALTHY)))
                .answer("status", () -> Samples.runtime(7, 16));
        assertEquals(0, value("widgetry_widget_state{state=stalled, widget=team-board}"), 0);
        assertEquals(7, value("widgetry_threads_abandoned"), 0);
    }

    @Test
    public void theMetersOfAWidgetGoWithIt() {
        metrics.widgetChanged(Samples.transition("team-board", WidgetState.HEALTHY, WidgetState.STALLED, "It hangs."));
        assertTrue(metrics.text().contains("team-board"));
        core.answer("widgets", () -> List.of(card));
        String without = metrics.text();
        assertFalse(without.contains("team-board"));
        assertTrue(without.contains("caller-card"));
        core.answer("widgets", () -> List.of(board, card));
        assertEquals(0, value("widgetry_widget_transitions_total{to=stalled, widget=team-board}"), 0);
    }

    @Test
    public void theMetersOfAVersionGoWithIt() {
        metrics.text();
        WidgetStatus next = new WidgetStatus(
                board.widgetId(),
                board.bundle(),
                board.bundleId(),
                "1.2.0",
                board.component(),
                board.scope(),
                board.prototype(),
                board.subscriptions(),
                board.state(),
                board.stateSince(),
                board.instances(),
                board.capacity(),
                board.overflow(),
                board.counters(),
                board.sinceDeployed(),
                board.cost(),
                board.stall(),
                board.quarantine(),
                board.lastFailure(),
                board.diagnoses());
        core.answer("widgets", () -> List.of(next));
        String text = metrics.text();
        assertTrue(text.contains("version=\"1.2.0\""));
        assertFalse(text.contains("version=\"1.1.0\""));
    }

    @Test
    public void transitionsAreCounted() {
        metrics.widgetChanged(
                Samples.transition("team-board", WidgetState.HEALTHY, WidgetState.SLOW, "It takes its time."));
        metrics.widgetChanged(Samples.transition("team-board", WidgetState.SLOW, WidgetState.HEALTHY, "Well again."));
        metrics.widgetChanged(
                Samples.transition("team-board", WidgetState.HEALTHY, WidgetState.SLOW, "It takes its time."));
        assertEquals(2, value("widgetry_widget_transitions_total{to=slow, widget=team-board}"), 0);
        assertEquals(1, value("widgetry_widget_transitions_total{to=healthy, widget=team-board}"), 0);
        assertEquals(0, value("widgetry_widget_transitions_total{to=slow, widget=caller-card}"), 0);
    }

    @Test
    public void whatIsAbsentIsAbsent() {
        metrics.text();
        sources.runtime(null).deployments(null).feeds(null);
        assertEquals(Set.of(), scrape().families("widgetry_"));
        sources.runtime(core.service());
        assertEquals(1_204, value("widgetry_events_accepted_total"), 0);
    }

    @Test
    public void labelsAreBoundedByWhatIsDeployed() {
        assertEquals(
                new TreeSet<>(Set.of(
                        "area",
                        "bundle",
                        "gc",
                        "id",
                        "outcome",
                        "product",
                        "quantile",
                        "reason",
                        "scope",
                        "state",
                        "to",
                        "version",
                        "widget")),
                new TreeSet<>(scrape().labels));
        String text = metrics.text();
        assertFalse(text.contains("600008"));
        assertFalse(text.contains("ndjson"));
    }

    @Test
    public void nothingNeedsMicrometerBeforeSomebodyReads() {
        MetricsService unread = new MetricsService(sources);
        unread.widgetChanged(Samples.transition("x", WidgetState.HEALTHY, WidgetState.SLOW, "It takes its time."));
        unread.close();
        assertEquals(List.of(), core.asked());
    }
}

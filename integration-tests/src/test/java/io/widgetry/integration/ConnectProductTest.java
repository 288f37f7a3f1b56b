package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEventType;
import io.widgetry.api.Product;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.Samples;
import io.widgetry.integration.support.Sessions;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.AllEvents;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;

/** The runtime started as AXP Connect, as the launcher tells it by a framework property: rule 21. */
public class ConnectProductTest extends WidgetTest {
    private static final List<DataEventType> MISSING = Arrays.stream(DataEventType.values())
            .filter(type -> !type.products().contains(Product.AXP_CONNECT))
            .toList();

    /** Subscribes to everything, also to what the product does not have. */
    @Component(service = Widget.class)
    @WidgetName("archive")
    @WidgetScope(Scope.RUNTIME)
    @AllEvents
    public static final class Archive extends RecordingWidget {}

    @Override
    protected Option[] widgets() {
        return new Option[] {
            frameworkProperty("widgetry.product").value("axp-connect"), bundleOf("test.archive", Archive.class)
        };
    }

    @Test
    public void rule21_theRuntimeSaysWhatItIs() {
        assertEquals(Product.AXP_CONNECT, admin().status().product());
    }

    @Test
    public void rule21_whatTheProductLacksIsRejectedWithItsReasonAndNotDelivered() throws Exception {
        assertEquals(7, MISSING.size());
        long before = rejected();
        FeedStatus feed = tryToPlay(MISSING.stream()
                .map(type -> Lines.about(type.wireName(), "lacking", "one", Samples.of(type)))
                .toArray(String[]::new));
        play(Lines.agentState("lacking", "READY"));

        assertTold(List.of("1 onAgentStateEvent"), "archive", "lacking");
        assertEquals(
                MISSING.stream()
                        .map(type ->
                                type.wireName() + " is not part of axp-connect, the product that this runtime runs as")
                        .toList(),
                feed.problems().stream().map(FeedStatus.Problem::message).toList());
        assertEquals(7, rejected() - before);
    }

    private long rejected() {
        return admin().status().rejected().getOrDefault(PublishResult.Reason.NOT_IN_PRODUCT, 0L);
    }

    @Test
    public void rule21_whatTheProductHasIsDelivered() throws Exception {
        List<DataEventType> present = Arrays.stream(DataEventType.values())
                .filter(type -> type.products().contains(Product.AXP_CONNECT))
                .filter(type -> type != DataEventType.SSO_TOKEN_REFRESH
                        && !type.wireName().startsWith("onAny"))
                .filter(type -> type != DataEventType.INTERACTION_ENDED)
                .toList();
        for (DataEventType type : present) {
            play(
                    type.requiresInteraction()
                            ? Lines.about(type.wireName(), "having", "one", Samples.of(type))
                            : Lines.event(type.wireName(), "having", Samples.of(type)));
        }
        settle();
        assertEquals(
                present.stream().map(DataEventType::wireName).toList(),
                Journal.of("archive").events("having").stream()
                        .map(DataEvent::name)
                        .filter(name -> !name.startsWith("onAny"))
                        .toList());
    }

    @Test
    public void rule21_theSessionOfAxpConnectPlaysWithoutARejectedLine() throws Exception {
        play(Sessions.lines("axp-connect").toArray(String[]::new));
        settle();
        assertEquals(
                admin().workspace("600021").orElseThrow().sequence(),
                Journal.of("archive").events("600021").stream()
                        .mapToLong(DataEvent::sequence)
                        .max()
                        .orElseThrow());
    }

    @Test
    public void rule21_subscribingToWhatTheProductLacksIsDiagnosed() {
        assertEquals(
                MISSING.stream()
                        .map(
                                type -> type.wireName()
                                        + " is not part of axp-connect, the product that this runtime runs as, so it never comes")
                        .sorted()
                        .toList(),
                widget("archive").diagnoses().stream()
                        .filter(diagnosis -> diagnosis.contains("axp-connect"))
                        .sorted()
                        .toList());
    }
}

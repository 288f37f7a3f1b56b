package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvents;
import io.widgetry.api.Product;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.Logged;
import io.widgetry.integration.support.RuntimeOptions;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.List;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.log.LogReaderService;

/** What is wrong in a configuration is a warning that names it, and the default holds in its stead. */
public class ConfigurationFaultsTest extends WidgetTest {

    /** Uses the configured defaults. */
    @Component(service = Widget.class)
    @WidgetName("plain")
    @SubscribesTo(DataEvents.AGENT_STATE)
    public static final class Plain extends RecordingWidget {}

    @Override
    protected Option[] widgets() {
        return new Option[] {RuntimeOptions.logging(), bundleOf("test.plain", Plain.class)};
    }

    private void assertWarned(String attribute, Object value, String warning) throws Exception {
        try (Logged log = new Logged(service(LogReaderService.class))) {
            configureCore(attribute, value);
            assertWarned(warning, log);
        }
    }

    private static void assertWarned(String warning, Logged log) {
        Await.until(
                () -> warning + ", not only " + log.all(),
                () -> !log.warnings("io.widgetry.core").isEmpty());
        assertEquals(List.of("Configuration io.widgetry.core: " + warning), log.warnings("io.widgetry.core"));
    }

    @Test
    public void anUnknownProductIsAxp() throws Exception {
        assertWarned("product", "foo", "product is \"foo\", but must be axp or axp-connect: axp is used");
        assertEquals(Product.AXP, admin().status().product());
    }

    @Test
    public void aMailboxWithoutRoomHasTheDefaultCapacity() throws Exception {
        assertWarned("mailboxCapacity", 0, "mailboxCapacity is 0, but must be from 1 to 1000000: 1024 is used");
        assertEquals(1024, widget("plain").capacity());
    }

    @Test
    public void aNegativeTimeIsTheDefaultTime() throws Exception {
        assertWarned(
                "stalledAfterMillis", -1L, "stalledAfterMillis is -1, but must be from 1 to 86400000: 3000 is used");
    }

    @Test
    public void aCodeWithoutANameIsLeftOut() throws Exception {
        assertWarned(
                "notReadyReasonCodes",
                new String[] {"100=Lunch", "200"},
                "notReadyReasonCodes has \"200\", but each must be CODE=NAME or CHANNEL:CODE=NAME: it is left out");
    }

    @Test
    public void aValueOfAnotherTypeIsTheDefaultValue() throws Exception {
        try (Logged log = new Logged(service(LogReaderService.class))) {
            configureCore("mailboxCapacity", "many");
            Await.until(
                    () -> "a warning, not only " + log.all(),
                    () -> !log.warnings("io.widgetry.core").isEmpty());
            String warning = log.warnings("io.widgetry.core").get(0);
            assertTrue(warning, warning.startsWith("Configuration io.widgetry.core: mailboxCapacity "));
            assertEquals("no stack trace", List.of(warning + " null"), log.all());
        }
        assertEquals(1024, widget("plain").capacity());
    }

    @Test
    public void aValueOfAnotherTypeDoesNotKeepTheRuntimeFromStarting() throws Exception {
        Bundle core = bundle("io.widgetry.core");
        core.stop();
        configureCore("mailboxCapacity", "many");
        core.start();

        assertEquals(1024, widget("plain").capacity());
        play(Lines.agentState("fault", "READY"));
        assertTold(List.of("opened", "1 onAgentStateEvent"), "plain", "fault");
    }
}

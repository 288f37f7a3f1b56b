package io.widgetry.core.internal;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.Code;
import io.widgetry.api.Product;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.Settings.ChannelCode;
import io.widgetry.core.internal.dispatch.Settings.CodeKind;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** What is made of a configuration. */
public class SettingsReaderTest {
    private final List<String> faults = new ArrayList<>();
    private final SettingsReader reader = new SettingsReader(faults::add);

    /** The defaults of the annotation, some of them replaced. */
    private static CoreConfiguration configured(Map<String, Object> values) {
        return (CoreConfiguration) Proxy.newProxyInstance(
                CoreConfiguration.class.getClassLoader(),
                new Class<?>[] {CoreConfiguration.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    @Test
    public void theDefaultsAreThoseOfTheSettings() {
        Settings read = reader.read(
                configured(Map.of("workers", Settings.DEFAULT.workers().size())), null);

        assertEquals(List.of(), faults);
        assertEquals(Settings.DEFAULT.workers(), read.workers());
        assertEquals(Settings.DEFAULT.limits(), read.limits());
        assertEquals(Settings.DEFAULT.supervision(), read.supervision());
        assertEquals(Settings.DEFAULT.stopTimeout(), read.stopTimeout());
        assertEquals(Product.AXP, read.product());
        assertEquals(Duration.ofSeconds(5), reader.drainTimeout(configured(Map.of())));
    }

    @Test
    public void theProductIsAsConfiguredElseAsStarted() {
        assertEquals(
                Product.AXP_CONNECT,
                reader.read(configured(Map.of()), "axp-connect").product());
        assertEquals(
                Product.AXP,
                reader.read(configured(Map.of("product", "axp")), "axp-connect").product());
        assertEquals(List.of(), faults);
    }

    @Test
    public void whatIsWrongIsNamedAndTheDefaultHolds() {
        Settings read = reader.read(
                configured(Map.of(
                        "product",
                        "foo",
                        "mailboxCapacity",
                        0,
                        "stopTimeoutMillis",
                        -1L,
                        "notReadyReasonCodes",
                        new String[] {"100=Lunch", "Lunch", "=x", "7="})),
                null);

        assertEquals(
                Set.of(
                        "product is \"foo\", but must be axp or axp-connect: axp is used",
                        "mailboxCapacity is 0, but must be from 1 to 1000000: 1024 is used",
                        "stopTimeoutMillis is -1, but must be from 0 to 60000: 1000 is used",
                        "notReadyReasonCodes has \"Lunch\", but each must be CODE=NAME or CHANNEL:CODE=NAME: it is left out",
                        "notReadyReasonCodes has \"=x\", but each must be CODE=NAME or CHANNEL:CODE=NAME: it is left out",
                        "notReadyReasonCodes has \"7=\", but each must be CODE=NAME or CHANNEL:CODE=NAME: it is left out"),
                Set.copyOf(faults));
        assertEquals(1_024, read.limits().mailboxCapacity());
        assertEquals(
                List.of(new ChannelCode("", new Code("100", "Lunch"))),
                read.codes().get(CodeKind.NOT_READY));
    }

    @Test
    public void codesMayBeForOneChannel() {
        Settings read = reader.read(
                configured(Map.of("dispositionCodes", new String[] {"VOICE: 1 = Sold", "2=Other = else"})), null);

        assertEquals(
                List.of(
                        new ChannelCode("VOICE", new Code("1", "Sold")),
                        new ChannelCode("", new Code("2", "Other = else"))),
                read.codes().get(CodeKind.DISPOSITION));
    }

    @Test
    public void grantsOfActionsAreReadByHolderAndAMistakeGrantsNothingMore() {
        Settings read = reader.read(
                configured(Map.of("actionGrants", new String[] {
                    "com.acme = acceptInteraction , endInteraction",
                    "com.acme=setAgentReady",
                    "com.mute=",
                    "*=*",
                    "com.typo acceptInteraction",
                    "=x"
                })),
                null);

        assertEquals(
                Map.of(
                        "com.acme", Set.of("acceptInteraction", "endInteraction", "setAgentReady"),
                        "com.mute", Set.of(),
                        "com.typo acceptInteraction", Set.of(),
                        "*", Set.of("*")),
                read.grants().actions());
        assertEquals(
                List.of(
                        "actionGrants has \"com.typo acceptInteraction\", but each must be HOLDER=ACTION,ACTION…: it"
                                + " grants nothing",
                        "actionGrants has \"=x\", but each must be HOLDER=ACTION,ACTION…: it is left out"),
                faults);
    }

    @Test
    public void withoutConfigurationNobodyIsGrantedTheTokenAndEverybodyAllActions() {
        Settings read = reader.read(configured(Map.of()), null);

        assertEquals(Settings.DEFAULT.grants(), read.grants());
    }
}

package io.widgetry.sample.misbehaving.internal;

import static io.widgetry.testkit.Steps.anotherWidgetSends;
import static io.widgetry.testkit.Steps.theAgentSignsIn;
import static org.junit.Assert.assertEquals;

import io.widgetry.testkit.Sent;
import io.widgetry.testkit.Step;
import io.widgetry.testkit.WidgetRule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class MisbehavingTest {
    @Rule
    public final WidgetRule widget = WidgetRule.of(Misbehaving::new).configuredCore("messagesPerSecond", 1_000_000);

    @Before
    public void somebodyDeploysIt() {
        widget.given(theAgentSignsIn());
    }

    @Test
    public void itThrows() {
        widget.when(told("throw")).then().threw(IOException.class);
    }

    @Test
    public void itThrowsAnError() {
        widget.when(told("error")).then().threw(LinkageError.class);
    }

    @Test
    public void itFillsTheStack() {
        widget.when(told("stackOverflow")).then().threw(StackOverflowError.class);
    }

    @Test
    public void itFloodsEveryWidgetOfTheAgent() {
        List<Sent> sent = widget.when(told("flood"))
                .then()
                .sentToAny(Map.of("flood", Misbehaving.FLOOD))
                .status("flood " + Misbehaving.FLOOD)
                .messages();

        assertEquals(Misbehaving.FLOOD, sent.size());
        assertEquals(new Sent(Map.of("flood", 1), Optional.empty(), true), sent.get(0));
    }

    @Test
    public void otherMessagesAreNotItsBusiness() {
        widget.when(anotherWidgetSends(null), anotherWidgetSends("hang"), anotherWidgetSends(Map.of("note", "hello")))
                .then()
                .showsNothing();
    }

    @Test
    public void aMisdeedThatItDoesNotKnowIsNamed() {
        widget.when(told("sing")).then().threw(IllegalArgumentException.class, "cannot misbehave like that: sing");
    }

    static Step told(String how) {
        return anotherWidgetSends(Map.of("misbehave", how));
    }
}

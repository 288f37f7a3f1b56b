package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.RemoteWidget;
import java.util.Optional;
import org.junit.Test;

/** What is kept of widgets of which nobody says when they end. */
public class RemoteBudgetsTest {
    private static RemoteWidget widget(int number) {
        return new RemoteWidget("w" + number, "b", "agent", Optional.empty());
    }

    private long now = 1;

    @Test
    public void aBudgetThatIsWholeAgainIsForgotten() {
        RemoteBudgets budgets = new RemoteBudgets(() -> 10, 65_536, () -> now);
        for (int i = 0; i < 50_000; i++) {
            assertTrue(budgets.take(widget(i)));
            now += 1_000_000; // a hundredth of what it takes to be whole
        }
        assertTrue("kept " + budgets.size(), budgets.size() <= 1_024);
    }

    @Test
    public void oneThatIsUsedUpIsNotForgottenForOthers() {
        RemoteBudgets budgets = new RemoteBudgets(() -> 1, 3, () -> now);
        assertTrue(budgets.take(widget(1)));
        assertTrue(budgets.take(widget(2)));
        assertTrue(budgets.take(widget(3)));
        assertFalse("beyond the bound", budgets.take(widget(4)));
        assertFalse("used up", budgets.take(widget(1)));
        assertEquals(3, budgets.size());

        now += 1_000_000_000;
        assertTrue(budgets.take(widget(4)));
        assertEquals(1, budgets.size());
    }
}

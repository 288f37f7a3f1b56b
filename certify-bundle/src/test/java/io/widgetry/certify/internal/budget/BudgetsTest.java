package io.widgetry.certify.internal.budget;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.certify.internal.budget.Budgets.WrongBudgetsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class BudgetsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aFileChangesWhatItNamesAndNothingElse() throws Exception {
        Budgets budgets = read("{ /* slow machine */ \"p99Millis\": 120.5, \"actions\": [\"endInteraction\"] }");

        assertEquals(120.5, budgets.limit(Budget.P99), 0);
        assertEquals(Budget.MEDIAN.standard(), budgets.limit(Budget.MEDIAN), 0);
        assertEquals(Optional.of(List.of("endInteraction")), budgets.actions());
        assertEquals(Optional.empty(), budgets.secrets());
    }

    @Test
    public void aBudgetThatThereIsNotIsNamed() {
        assertWrong("name \"p98Millis\", which is none; there are medianMillis, p99Millis", "{\"p98Millis\": 1}");
    }

    @Test
    public void aLimitIsANumberFromZeroOn() {
        assertWrong("have a \"threads\" that is no number from 0 on", "{\"threads\": \"many\"}");
        assertWrong("have a \"threads\" that is no number from 0 on", "{\"threads\": -1}");
    }

    @Test
    public void allowedActionsAreAListOfNames() {
        assertWrong("have \"actions\" that are no list of names", "{\"actions\": \"all\"}");
        assertWrong("have \"actions\" that are no list of names", "{\"actions\": [1]}");
    }

    @Test
    public void whatIsNoJsonIsSaidWithItsPlace() {
        assertWrong("are wrong in line 2, column ", "{\n\"threads\" 1}");
        assertWrong("are no object", "[]");
    }

    /** The page lists the defaults by hand: it is right. */
    @Test
    public void theDefaultsAreThoseOnThePage() throws IOException {
        String page = Files.readString(Path.of("../docs/certification.md"));
        List<String> missing = Arrays.stream(Budget.values())
                .map(budget -> "| `" + budget.key() + "` | " + text(budget) + " |")
                .filter(row -> !page.contains(row))
                .toList();

        assertEquals(List.of(), missing);
    }

    private static String text(Budget budget) {
        String number = String.valueOf((long) budget.standard());
        return budget.unit().isEmpty() ? number : number + " " + budget.unit();
    }

    private void assertWrong(String part, String json) {
        WrongBudgetsException wrong = assertThrows(WrongBudgetsException.class, () -> read(json));
        assertTrue(wrong.getMessage(), wrong.getMessage().contains(part));
    }

    private Budgets read(String json) throws IOException, WrongBudgetsException {
        return Budgets.read(Files.writeString(folder.newFile().toPath(), json));
    }
}

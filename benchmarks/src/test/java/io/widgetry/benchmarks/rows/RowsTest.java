package io.widgetry.benchmarks.rows;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.widgetry.benchmarks.report.Figure;
import io.widgetry.benchmarks.report.Result;
import io.widgetry.benchmarks.rows.Row.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Each measurement in its smallest form: that it runs and finds something, not what. */
@RunWith(Parameterized.class)
public class RowsTest {
    private static final Set<String> PROCESSES = Set.of("start", "deploy");
    private static final Path DISTRIBUTION = Path.of("../launcher/target/distribution/lib/widgetry-launcher.jar");

    private final String row;

    public RowsTest(String row) {
        this.row = row;
    }

    @Parameters(name = "{0}")
    public static List<String> rows() {
        return List.copyOf(Measure.rows().keySet());
    }

    @Test
    public void findsFiguresAboutWidgetry() throws Exception {
        // The distribution is there whenever everything is built; a build of this module alone need not have it.
        assumeTrue(!PROCESSES.contains(row) || Files.exists(DISTRIBUTION));
        Result result = Measure.here(row, Form.SMOKE).result();
        assertFalse(result.figures().isEmpty());
        for (Figure figure : result.figures()) {
            assertTrue(figure.toString(), Double.isFinite(figure.value()));
            assertTrue(figure.toString(), figure.low() <= figure.value() && figure.value() <= figure.high());
        }
        assertFalse(result.machine().isBlank());
    }
}

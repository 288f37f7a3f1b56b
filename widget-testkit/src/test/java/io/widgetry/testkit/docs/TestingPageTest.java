package io.widgetry.testkit.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.testkit.EndStep;
import io.widgetry.testkit.InteractionStep;
import io.widgetry.testkit.Sample;
import io.widgetry.testkit.Samples;
import io.widgetry.testkit.Steps;
import io.widgetry.testkit.Then;
import io.widgetry.testkit.WidgetScript;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** The page on testing shows what compiles, and names what exists: every step and every assertion. */
public class TestingPageTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern NAME = Pattern.compile("(?:^|[. (])([a-z]\\w+)(?=\\(|$)");

    @Test
    public void theTestThatIsShownIsTheOneThatRuns() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/widgetry/testkit/docs/HoldCounterTest.java"));

        assertTrue(page().contains(source.substring(source.indexOf("import"))));
    }

    @Test
    public void theTableOfStepsNamesEveryStepAndNoOther() throws IOException {
        assertEquals(
                methods(Steps.class),
                named("| step | what happens |", Set.of(InteractionStep.class, EndStep.class, Samples.class)));
    }

    @Test
    public void theTableOfAssertionsNamesEveryAssertionAndNoOther() throws IOException {
        assertEquals(methods(Then.class), named("| assertion | of what |", Set.of()));
    }

    @Test
    public void whatIsSaidOfTheRestExists() {
        assertTrue(methods(WidgetScript.class)
                .containsAll(List.of(
                        "providing",
                        "configured",
                        "configuredCore",
                        "startingAt",
                        "grantedTheToken",
                        "patientFor",
                        "with")));
        assertTrue(methods(Sample.class).containsAll(List.of("with", "withExtra", "without", "json", "as")));
    }

    /** The names in a table, but for those of other types. */
    private static Set<String> named(String header, Set<Class<?>> others) throws IOException {
        Set<String> known =
                others.stream().flatMap(type -> methods(type).stream()).collect(Collectors.toSet());
        String table = page().substring(page().indexOf(header) + header.length());
        return CODE.matcher(table.substring(0, table.indexOf("\n\n")))
                .results()
                .flatMap(code -> NAME.matcher(code.group(1)).results())
                .map(name -> name.group(1))
                .filter(name -> !known.contains(name) && !name.equals("ofMinutes"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .filter(name -> Stream.of("play", "of").noneMatch(name::equals))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/testing-a-widget.md"));
    }
}

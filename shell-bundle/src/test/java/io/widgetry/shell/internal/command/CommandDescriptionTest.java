package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import io.widgetry.shell.internal.syntax.Parameter;
import io.widgetry.shell.internal.syntax.Syntax;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.junit.Test;

/** Every function that is registered with Gogo is described, once for Gogo's help and once for ours, and both agree. */
public class CommandDescriptionTest {
    private static final List<Class<?>> CLASSES = List.of(
            AgentCommands.class,
            InteractionCommands.class,
            WidgetCommands.class,
            GrantCommands.class,
            SupervisionCommands.class,
            EventCommands.class,
            TraceCommands.class,
            PublishCommand.class,
            FeedCommands.class,
            DeployCommands.class,
            BrowserCommands.class,
            WebCommands.class,
            SimCommands.class,
            DevCommands.class,
            HealthCheckCommand.class,
            HealthCommand.class,
            MetricsCommand.class,
            DocsCommands.class,
            RuntimeCommands.class,
            HelpCommand.class);

    private static List<Method> commands() {
        List<Method> methods = new ArrayList<>();
        for (Class<?> type : CLASSES) {
            Arrays.stream(type.getMethods())
                    .filter(method -> method.getDeclaringClass() == type)
                    .forEach(methods::add);
        }
        return methods;
    }

    private static Syntax syntax(Method method) {
        List<Syntax> found = Commands.ALL.stream()
                .filter(syntax -> syntax.name().endsWith(":" + method.getName()))
                .filter(syntax -> syntax.sentence()
                        .equals(method.getAnnotation(Descriptor.class).value()))
                .toList();
        assertEquals(method.toString(), 1, found.size());
        return found.get(0);
    }

    @Test
    public void everyCommandIsDescribedForGogo() {
        for (Method method : commands()) {
            assertNotNull(method.toString(), method.getAnnotation(Descriptor.class));
        }
        assertEquals(Commands.ALL.size(), commands().size());
    }

    @Test
    public void bothDescriptionsSayTheSameOfTheArguments() {
        for (Method method : commands()) {
            java.lang.reflect.Parameter words = method.getParameters()[method.getParameterCount() - 1];
            assertEquals(String[].class, words.getType());
            String usage = syntax(method).usage();
            assertEquals(
                    method.toString(),
                    usage.isEmpty() ? "[--help]" : usage,
                    words.getAnnotation(Descriptor.class).value());
        }
    }

    @Test
    public void everyCommandHasASentenceAndAnExampleOfItself() {
        for (Syntax command : Commands.ALL) {
            assertTrue(command.name(), command.sentence().length() > 10);
            assertFalse(command.name(), command.sentence().endsWith("."));
            String function = command.name().replaceFirst("^widgetry:", "");
            assertTrue(command.example(), (command.example() + " ").startsWith(function + " "));
            for (Parameter parameter : command.parameters()) {
                assertTrue(
                        command.name() + parameter.name(), parameter.sentence().length() > 5);
            }
        }
    }

    @Test
    public void anExampleHasTheArgumentsThatItsCommandNeeds() {
        for (Syntax command : Commands.ALL) {
            long required =
                    command.arguments().stream().filter(Parameter::required).count();
            assertTrue(command.example(), command.example().split(" ").length > required);
        }
    }

    @Test
    public void whatIsRegisteredIsWhatIsDescribed() {
        List<String> registered = new ArrayList<>();
        CLASSES.forEach(type -> registered.addAll(RegisteredFunctions.of(type)));
        assertEquals(
                Commands.names().stream().sorted().toList(),
                registered.stream().sorted().toList());
    }
}

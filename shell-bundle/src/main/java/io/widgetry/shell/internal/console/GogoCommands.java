package io.widgetry.shell.internal.console;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.apache.felix.gogo.jline.Builtin;
import org.apache.felix.gogo.jline.Converters;
import org.apache.felix.gogo.jline.Posix;
import org.apache.felix.gogo.jline.Procedural;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Converter;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Registers the useful ones of Gogo's own commands: {@code lb | grep sample}, {@code each}, {@code watch} … Their bundle
 * would do so too if it were started, but it would take the terminal as well, whether there is to be a prompt or not.
 */
@Component(
        immediate = true,
        service = {})
public final class GogoCommands {

    private static final String[] POSIX = {
        "cat", "cd", "clear", "date", "echo", "grep", "head", "less", "ls", "pwd", "sleep", "sort", "tail", "watch",
        "wc"
    };
    private static final String[] PROCEDURAL = {
        "each", "if", "not", "throw", "try", "until", "while", "break", "continue"
    };
    private static final String[] BUILTIN = {"format", "history", "jobs", "new", "set", "tac", "type"};

    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public GogoCommands(@Reference CommandProcessor processor, BundleContext context) {
        BundleContext framework = context.getBundle(Constants.SYSTEM_BUNDLE_ID).getBundleContext();
        registrations = List.of(
                context.registerService(Converter.class, new Converters(framework), null),
                commands(context, new Posix(processor), POSIX),
                commands(context, new Procedural(), PROCEDURAL),
                commands(context, new Builtin(), BUILTIN));
    }

    private static ServiceRegistration<?> commands(BundleContext context, Object commands, String... names) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(CommandProcessor.COMMAND_SCOPE, "gogo");
        properties.put(CommandProcessor.COMMAND_FUNCTION, names);
        return context.registerService(commands.getClass().getName(), commands, properties);
    }

    @Deactivate
    void unregister() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}

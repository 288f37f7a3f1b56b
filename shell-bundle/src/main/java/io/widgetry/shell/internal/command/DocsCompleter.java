package io.widgetry.shell.internal.command;

import io.widgetry.shell.internal.console.ArgumentCompleter;
import io.widgetry.shell.internal.docs.Pages;
import java.io.IOException;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Completes the name of a document and of its sections. */
@Component(service = ArgumentCompleter.class)
public final class DocsCompleter implements ArgumentCompleter {
    private final Pages pages;

    @Activate
    public DocsCompleter(BundleContext context) {
        this(new Pages(DocsCommands.folder(context)));
    }

    DocsCompleter(Pages pages) {
        this.pages = pages;
    }

    @Override
    public List<String> candidates(String command, List<String> arguments) {
        if (!command.equals(DocsCommands.SHOW.name()) || arguments.isEmpty() || arguments.size() > 2) {
            return List.of();
        }
        try {
            List<String> topics = pages.topics();
            List<String> all = arguments.size() == 1
                    ? topics
                    : topics.contains(arguments.get(0))
                            ? pages.page(arguments.get(0)).slugs()
                            : List.of();
            return all.stream().filter(Values::isPlain).toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}

package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.shell.internal.console.ArgumentCompleter;
import io.widgetry.shell.internal.syntax.Parameter;
import io.widgetry.shell.internal.syntax.Syntax;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Completes the arguments of this bundle's commands: options, and the ids and names that there are right now. */
@Component(service = ArgumentCompleter.class)
public final class CommandCompleter implements ArgumentCompleter {
    private final Values values;

    @Activate
    public CommandCompleter(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    RuntimeAdmin runtime,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    FeedAdmin feeds,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    DeploymentAdmin deployments) {
        this(new Values(
                Optional.ofNullable(runtime),
                Optional.ofNullable(feeds),
                Optional.ofNullable(deployments),
                Path.of("").toAbsolutePath()));
    }

    CommandCompleter(Values values) {
        this.values = values;
    }

    @Override
    public List<String> candidates(String command, List<String> arguments) {
        Optional<Syntax> syntax = Commands.find(command);
        if (syntax.isEmpty() || arguments.isEmpty()) {
            return List.of();
        }
        int last = arguments.size() - 1;
        return candidates(syntax.get(), arguments.subList(0, last), arguments.get(last));
    }

    private List<String> candidates(Syntax syntax, List<String> before, String word) {
        List<String> unused =
                new ArrayList<>(syntax.options().stream().map(Parameter::name).toList());
        int free = 0;
        Optional<Parameter> waiting = Optional.empty();
        for (String written : before) {
            if (waiting.isPresent()) {
                waiting = Optional.empty();
            } else if (written.startsWith("-") && written.length() > 1) {
                int equals = written.indexOf('=');
                unused.remove(equals < 0 ? written : written.substring(0, equals));
                waiting = equals < 0 ? syntax.option(written).filter(option -> !option.isFlag()) : waiting;
            } else {
                free++;
            }
        }
        if (waiting.isPresent()) {
            return values.of(waiting.get().kind(), word);
        }
        int equals = word.indexOf('=');
        if (word.startsWith("-") && equals > 0) {
            String start = word.substring(0, equals + 1);
            return syntax.option(word.substring(0, equals)).stream()
                    .flatMap(option -> values.of(option.kind(), word.substring(equals + 1)).stream())
                    .map(start::concat)
                    .toList();
        }
        if (word.startsWith("-")) {
            return unused;
        }
        List<Parameter> takes = syntax.arguments();
        List<String> names = free < takes.size() ? values.of(takes.get(free).kind(), word) : List.of();
        // options are offered where nothing else can be: they would only be in the way of the one agent
        return names.isEmpty() && word.isEmpty() ? unused : names;
    }
}

package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.payload.Interaction;
import io.widgetry.shell.internal.syntax.Kind;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The values that there are right now, for completion. What the shell would not read as one plain word is left out: an id
 * comes from a source, and must not bring a command onto the line.
 *
 * @param runtime empty while there is no core
 * @param feeds empty while there is no feed bundle
 * @param deployments empty while there is no deployer
 * @param directory where relative file names begin
 */
record Values(
        Optional<RuntimeAdmin> runtime,
        Optional<FeedAdmin> feeds,
        Optional<DeploymentAdmin> deployments,
        Path directory) {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:@+/-]*");
    private static final Pattern PLAIN_FILE = Pattern.compile("[\\p{L}\\p{N}._@+/][\\p{L}\\p{N}._@+/ -]*");
    private static final int MOST_FILES = 1_000;
    private static final int MOST_TRACES = 20;

    /**
     * The values of a kind.
     *
     * @param kind what is wanted
     * @param word what has been typed of it, which only files need to know
     * @return plain words, each once
     */
    List<String> of(Kind kind, String word) {
        if (kind == Kind.FILE) {
            return files(word);
        }
        Stream<String> all = switch (kind) {
            case AGENT -> agents();
            case INTERACTION -> interactions();
            case AGENT_OR_INTERACTION -> Stream.concat(agents(), interactions());
            case CHANNEL ->
                list(runtime, RuntimeAdmin::interactions)
                        .flatMap(each -> each.state().interaction().map(Interaction::channel).stream());
            case WIDGET -> list(runtime, RuntimeAdmin::widgets).map(each -> each.widgetId());
            case QUARANTINED ->
                list(runtime, RuntimeAdmin::widgets)
                        .filter(each -> each.quarantine().isPresent())
                        .map(each -> each.widgetId());
            case COLUMN -> TopColumn.names().stream();
            case TRACE ->
                list(runtime, admin -> admin.traces(EventFilter.ALL, MOST_TRACES))
                        .map(each -> Long.toString(each.number()));
            case BUNDLE -> list(deployments, DeploymentAdmin::deployments).flatMap(each -> each.bundle().stream());
            case EVENT -> Catalogue.names().stream();
            case FEED -> list(feeds, FeedAdmin::feeds).map(each -> Integer.toString(each.id()));
            case RECORDING ->
                list(feeds, FeedAdmin::recordings)
                        .filter(RecordingStatus::running)
                        .map(each -> Integer.toString(each.id()));
            case SPEED -> Stream.of("1", "10", "max");
            case CONTACT -> SimCommands.CHANNELS.stream();
            case FAULT -> SimCommands.faults().stream();
            case COMMAND -> Commands.names().stream();
            case FILE, TEXT -> Stream.empty();
        };
        return all.filter(Values::isPlain).distinct().toList();
    }

    /** Whether the shell reads it as one word that means nothing else. */
    static boolean isPlain(String value) {
        return PLAIN.matcher(value).matches();
    }

    private Stream<String> agents() {
        return list(runtime, RuntimeAdmin::agents).map(each -> each.agentId());
    }

    private Stream<String> interactions() {
        return list(runtime, RuntimeAdmin::interactions)
                .map(each -> each.state().id());
    }

    private static <S, T> Stream<T> list(Optional<S> service, Function<S, List<T>> list) {
        return service.map(list).stream().flatMap(List::stream);
    }

    private List<String> files(String word) {
        String begin = word.substring(0, word.lastIndexOf('/') + 1);
        List<String> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory.resolve(begin))) {
            for (Path entry : entries) {
                String name = begin + entry.getFileName() + (Files.isDirectory(entry) ? "/" : "");
                if (files.size() < MOST_FILES
                        && name.startsWith(word)
                        && PLAIN_FILE.matcher(name).matches()) {
                    files.add(name);
                }
            }
        } catch (IOException | DirectoryIteratorException | InvalidPathException notThere) {
            // nothing can be offered for a directory that is not there
            return List.of();
        }
        files.sort(null);
        return files;
    }
}

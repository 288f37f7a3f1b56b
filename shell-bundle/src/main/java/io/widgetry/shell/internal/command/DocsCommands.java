package io.widgetry.shell.internal.command;

import io.widgetry.api.DataEventType;
import io.widgetry.shell.internal.docs.Page;
import io.widgetry.shell.internal.docs.Pages;
import io.widgetry.shell.internal.docs.Search;
import io.widgetry.shell.internal.syntax.Arguments;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code docs:…}: the documents that are shipped with the program, in the terminal. */
@Component(service = DocsCommands.class)
@GogoCommand(
        scope = "docs",
        function = {"list", "show", "find", "event"})
public final class DocsCommands {
    private static final String LISTS = "lists the documents";
    private static final String SHOWS = "shows a document, or a section of it";
    private static final String FINDS = "finds where the documents tell of words, or of an error's whole sentence";
    private static final String EXPLAINS = "shows what the documents say of an event: its fields, and a sample";

    private static final int LINES = 40;
    private static final int HITS = 6;
    private static final String EVENTS = "events";

    static final Syntax LIST = Syntax.of("docs:list", LISTS);
    static final Syntax SHOW = paged(Syntax.of("docs:show", SHOWS)
                    .argument("PAGE", Kind.TEXT, "its name, or the beginning of it")
                    .optional("SECTION", Kind.TEXT, "the beginning of a heading, with - for blanks"))
            .example("docs:show writing-a-widget updates-and-the-store");
    static final Syntax FIND = Syntax.of("docs:find", FINDS)
            .argument("WORDS", Kind.TEXT, "words; in quotes, if the shell would read them otherwise")
            .example("docs:find \"needs package com.acme.crm, which no bundle exports\"");
    static final Syntax EVENT = paged(Syntax.of("docs:event", EXPLAINS)
                    .argument("EVENT", Kind.EVENT, "the event's name, or its beginning"))
            .example("docs:event onMediaEvent");

    private final Pages pages;

    /** Finds the documents beside the program. */
    @Activate
    public DocsCommands(BundleContext context) {
        this(new Pages(folder(context)));
    }

    DocsCommands(Pages pages) {
        this.pages = pages;
    }

    static Path folder(BundleContext context) {
        String distribution = context.getProperty("widgetry.distribution");
        return Path.of(distribution == null ? "" : distribution).resolve("docs").toAbsolutePath();
    }

    private static Syntax paged(Syntax syntax) {
        return syntax.option("--lines", "N", Kind.TEXT, "so many lines at once; " + LINES + " unless given")
                .option("--from", "LINE", Kind.TEXT, "begins at this line");
    }

    @Descriptor(LISTS)
    public String list(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return LIST.run(words, arguments -> {
            Details list = new Details();
            for (String topic : topics()) {
                if (!topic.contains("/")) {
                    Page page = page(topic);
                    list.row(topic, page.title() + ". " + page.summary());
                }
            }
            return list + "\n\n" + "docs:show PAGE shows one, docs:find WORDS finds something in all of them.";
        });
    }

    @Descriptor(SHOWS)
    public String show(@Descriptor("PAGE [SECTION] [--lines N] [--from LINE]") String[] words)
            throws CommandException, InterruptedException {
        return SHOW.run(words, arguments -> {
            // as links are written
            String[] typed =
                    arguments.get("PAGE").replaceFirst("\\.md(?=#|$)", "").split("#", 2);
            Page page = page(Noun.TOPIC.choose(typed[0], topics()));
            Optional<String> section =
                    arguments.find("SECTION").or(() -> typed.length > 1 ? Optional.of(typed[1]) : Optional.empty());
            if (section.isEmpty()) {
                return part(arguments, "docs:show " + page.topic(), page.text());
            }
            String slug = Noun.SECTION.choose(section.get(), page.slugs());
            return part(arguments, "docs:show " + page.topic() + " " + slug, page.text(slug));
        });
    }

    @Descriptor(FINDS)
    public String find(@Descriptor("WORDS") String[] words) throws CommandException, InterruptedException {
        return FIND.run(joined(words), arguments -> {
            String wanted = arguments.get("WORDS");
            List<Search.Hit> hits;
            try {
                hits = new Search(pages.all()).find(wanted, HITS);
            } catch (IOException failed) {
                throw unreadable(failed);
            }
            if (hits.isEmpty()) {
                topics();
                throw new CommandException("The documents say nothing of " + Text.cut(wanted, Text.WIDTH / 2)
                        + "; docs:list shows what they are about.");
            }
            StringBuilder text = new StringBuilder();
            for (Search.Hit hit : hits) {
                text.append(text.isEmpty() ? "" : "\n\n")
                        .append(("docs:show " + hit.topic() + " " + hit.slug()).strip());
                Text.wrap(hit.heading() + ": " + hit.line(), Text.WIDTH - 2)
                        .forEach(line -> text.append("\n  ").append(line));
            }
            return text.toString();
        });
    }

    /** Several words are one search, also where one of them begins like an option. */
    private static String[] joined(String[] words) {
        boolean help = Arrays.asList(words).contains(Syntax.HELP.name());
        return help || words.length == 0 ? words : new String[] {"--", String.join(" ", words)};
    }

    @Descriptor(EXPLAINS)
    public String event(@Descriptor("EVENT [--lines N] [--from LINE]") String[] words)
            throws CommandException, InterruptedException {
        return EVENT.run(words, arguments -> {
            String name = Noun.EVENT.choose(arguments.get("EVENT"), Catalogue.names());
            Page events = page(Noun.TOPIC.choose(EVENTS, topics()));
            String slug = events.slugs().stream()
                    .filter(each -> each.equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow();
            return Catalogue.details(DataEventType.byName(name).orElseThrow()) + "\n\n"
                    + part(arguments, "docs:event " + name, events.text(slug));
        });
    }

    /** So many lines as are wanted, and how to go on. */
    private static String part(Arguments arguments, String command, List<String> lines) throws CommandException {
        int from = Math.toIntExact(
                        Math.min(lines.size(), arguments.number("--from").orElse(1L)))
                - 1;
        int count = Math.toIntExact(
                Math.min(lines.size() - from, arguments.number("--lines").orElse((long) LINES)));
        String text = String.join("\n", lines.subList(from, from + count));
        int left = lines.size() - from - count;
        return left == 0
                ? text
                : text + "\n\n" + Numbers.of(left, "more line", "more lines") + ": " + command + " --from "
                        + (from + count + 1) + (arguments.has("--lines") ? " --lines " + count : "");
    }

    private List<String> topics() throws CommandException {
        try {
            List<String> topics = pages.topics();
            if (topics.isEmpty()) {
                throw new CommandException("The documents are not here: there are none in " + pages.folder()
                        + ". They are in the folder docs of the distribution.");
            }
            return topics;
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    private Page page(String topic) throws CommandException {
        try {
            return pages.page(topic);
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    private CommandException unreadable(IOException failed) {
        return new CommandException("The documents in " + pages.folder() + " cannot be read: " + failed, failed);
    }
}

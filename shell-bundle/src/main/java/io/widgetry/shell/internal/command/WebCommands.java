package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.WebAccess;
import io.widgetry.api.admin.WebAdmin;
import io.widgetry.api.admin.WebStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Table;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code web:…}: who may log in over the web. */
@Component(service = WebCommands.class)
@GogoCommand(
        scope = "web",
        function = {"status", "link", "access", "revoke"})
public final class WebCommands {
    private static final String TELLS = "tells where the web server listens and how much it has to do";
    private static final String LINKS = "prints a link that logs its reader in; show it to nobody else";
    private static final String LISTS = "lists who may log in over the web";
    private static final String REVOKES = "takes an access away and ends its sessions";
    private static final String ABSENT =
            "There is no web server: it was started with --no-web, or the log says why not.";

    static final Syntax STATUS = Syntax.of("web:status", TELLS);
    static final Syntax LINK = Syntax.of("web:link", LINKS)
            .optional("ROLE", Kind.TEXT, "agent, operator or publisher; the first access unless given")
            .optional("AGENT", Kind.AGENT, "whose desktop, with the role agent")
            .example("web:link agent 600008");
    static final Syntax ACCESS = Syntax.of("web:access", LISTS);
    static final Syntax REVOKE = Syntax.of("web:revoke", REVOKES)
            .argument("NAME", Kind.TEXT, "as web:access lists it")
            .example("web:revoke agent-600008");

    private final AtomicReference<WebAdmin> web = new AtomicReference<>();

    @Activate
    public WebCommands() {
        // the web server comes later, or not at all
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setWeb(WebAdmin admin) {
        web.set(admin);
    }

    void unsetWeb(WebAdmin admin) {
        web.compareAndSet(admin, null);
    }

    private WebAdmin web() throws CommandException {
        WebAdmin admin = web.get();
        if (admin == null) {
            throw new CommandException(ABSENT);
        }
        return admin;
    }

    @Descriptor(TELLS)
    public String status(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return STATUS.run(words, arguments -> {
            WebStatus status = web().status();
            return new Details()
                    .row("Address", status.address())
                    .row("Reached by", status.remote() ? "other machines" : "this machine only")
                    .row("Encrypted", status.encrypted() ? "yes" : "no")
                    .row("Sessions", status.sessions())
                    .row("Streams", status.streams())
                    .row("Requests", status.requests())
                    .row("Refused", status.refused())
                    .row("Access file", status.accessFile())
                    .toString();
        });
    }

    @Descriptor(LINKS)
    public String link(@Descriptor("[ROLE] [AGENT]") String[] words) throws CommandException, InterruptedException {
        return LINK.run(words, arguments -> {
            Optional<String> role = arguments.find("ROLE");
            try {
                return role.isPresent()
                        ? web().link(role.get(), arguments.find("AGENT"))
                        : web().link()
                                .orElseThrow(() -> new CommandException(
                                        "Every access was revoked; web:link operator makes one anew."));
            } catch (IllegalArgumentException | IllegalStateException e) {
                throw new CommandException(e.getMessage());
            }
        });
    }

    @Descriptor(LISTS)
    public String access(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return ACCESS.run(words, arguments -> {
            List<WebAccess> all = web().access();
            if (all.isEmpty()) {
                return "Nobody may log in; web:link makes an access.";
            }
            Table table = Table.of(
                    Column.text("NAME", 20), Column.text("ROLES"), Column.text("AGENT"), Column.number("SESSIONS"));
            all.forEach(access ->
                    table.row(access.name(), String.join(", ", access.roles()), access.agentId(), access.sessions()));
            return table.toString();
        });
    }

    @Descriptor(REVOKES)
    public String revoke(@Descriptor("NAME") String[] words) throws CommandException, InterruptedException {
        return REVOKE.run(words, arguments -> {
            String name = arguments.get("NAME");
            try {
                if (!web().revoke(name)) {
                    throw new CommandException("There is no access of that name; web:access lists them.");
                }
            } catch (IllegalStateException e) {
                throw new CommandException(e.getMessage());
            }
            return name + " may not log in any more; its sessions have ended.";
        });
    }
}

package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.Grant;
import io.widgetry.api.admin.Grant.Kind;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Table;
import io.widgetry.shell.internal.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code widget:…}, as far as it is about what they are granted. */
@Component(service = GrantCommands.class)
@GogoCommand(scope = "widget", function = "grants")
public final class GrantCommands {
    private static final String LISTS = "shows who is granted the token and which actions";

    static final Syntax GRANTS = Syntax.of("widget:grants", LISTS);

    private final RuntimeAdmin admin;

    @Activate
    public GrantCommands(@Reference RuntimeAdmin admin) {
        this.admin = admin;
    }

    @Descriptor(LISTS)
    public String grants(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return GRANTS.run(words, arguments -> {
            List<Grant> grants = admin.grants();
            List<String> parts = new ArrayList<>();
            if (!grants.isEmpty()) {
                parts.add(table(grants));
            }
            parts.add(String.join("\n", Text.wrap(rest(grants), Text.WIDTH)));
            return String.join("\n\n", parts);
        });
    }

    private static String table(List<Grant> grants) {
        Table table = Table.of(Column.qualified("HOLDER"), Column.whole("KIND"), Column.sentence("GRANTED"));
        for (Grant grant : grants) {
            table.row(grant.holder(), WidgetTables.small(grant.kind()), names(grant));
        }
        return table.toString();
    }

    private static String names(Grant grant) {
        if (grant.names().isEmpty()) {
            return "nothing";
        }
        return grant.names().contains(Grant.ANY) ? "every action" : String.join(", ", grant.names());
    }

    /** What holds for those whom the table does not name. */
    private static String rest(List<Grant> grants) {
        String token = has(grants, Kind.TOKEN) ? "No other widget gets the token." : "No widget gets the token.";
        boolean others = grants.stream()
                .anyMatch(grant -> grant.kind() == Kind.ACTION && grant.holder().equals(Grant.OTHERS));
        String actions = others
                ? "* stands for every widget that no entry for actions names."
                : has(grants, Kind.ACTION)
                        ? "Every other widget may ask for every action."
                        : "Every widget may ask for every action.";
        return token + " " + actions + " The core's tokenGrants and actionGrants say so.";
    }

    private static boolean has(List<Grant> grants, Kind kind) {
        return grants.stream().anyMatch(grant -> grant.kind() == kind);
    }
}

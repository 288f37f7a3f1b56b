package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.widgetry.api.admin.WebAccess;
import io.widgetry.api.admin.WebAdmin;
import io.widgetry.api.admin.WebStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class WebCommandsTest {
    private final Web web = new Web();
    private final WebCommands commands = new WebCommands();
    private final Gogo gogo = new Gogo().with("web", commands, "status", "link", "access", "revoke");

    private static final class Web implements WebAdmin {
        private final List<WebAccess> access = new ArrayList<>(List.of(
                new WebAccess("first", List.of("agent", "operator", "publisher"), Optional.of("600008"), 1),
                new WebAccess("operator", List.of("operator"), Optional.empty(), 0)));

        @Override
        public WebStatus status() {
            return new WebStatus("http://localhost:8642", false, false, 1, 2, 1_234, 5, "/srv/etc/web-access.json");
        }

        @Override
        public List<WebAccess> access() {
            return access;
        }

        @Override
        public Optional<String> link() {
            return access.isEmpty() ? Optional.empty() : Optional.of("http://localhost:8642/login/#first");
        }

        @Override
        public String link(String role, Optional<String> agentId) {
            if (role.equals("king")) {
                throw new IllegalArgumentException("There is no role king.");
            }
            return "http://localhost:8642/login/#" + role + agentId.orElse("");
        }

        @Override
        public boolean revoke(String name) {
            return access.removeIf(each -> each.name().equals(name));
        }
    }

    @Before
    public void bind() {
        commands.setWeb(web);
    }

    @After
    public void close() {
        gogo.close();
    }

    private String failure(String line) {
        return assertThrows(CommandException.class, () -> gogo.run(line)).toString();
    }

    @Test
    public void tellsWhereItListens() throws Exception {
        assertEquals("""
                Address      http://localhost:8642
                Reached by   this machine only
                Encrypted    no
                Sessions     1
                Streams      2
                Requests     1,234
                Refused      5
                Access file  /srv/etc/web-access.json""", gogo.run("web:status"));
    }

    @Test
    public void printsTheLinkOfTheFirstAccessOrOfARole() throws Exception {
        assertEquals("http://localhost:8642/login/#first", gogo.run("web:link"));
        assertEquals("http://localhost:8642/login/#operator", gogo.run("web:link operator"));
        assertEquals("http://localhost:8642/login/#agent4711", gogo.run("web:link agent 4711"));
        assertEquals("There is no role king.", failure("web:link king"));
    }

    @Test
    public void listsWhoMayLogIn() throws Exception {
        assertEquals("""
                NAME      ROLES                       AGENT   SESSIONS
                first     agent, operator, publisher  600008         1
                operator  operator                    –              0""", gogo.run("web:access"));
    }

    @Test
    public void takesAnAccessAway() throws Exception {
        assertEquals("first may not log in any more; its sessions have ended.", gogo.run("web:revoke first"));
        assertEquals("There is no access of that name; web:access lists them.", failure("web:revoke first"));
        gogo.run("web:revoke operator");

        assertEquals("Nobody may log in; web:link makes an access.", gogo.run("web:access"));
        assertEquals("Every access was revoked; web:link operator makes one anew.", failure("web:link"));
    }

    @Test
    public void saysWhyThereIsNothingWhereThereIsNoWebServer() {
        commands.unsetWeb(web);

        assertEquals(
                "There is no web server: it was started with --no-web, or the log says why not.",
                failure("web:status"));
    }
}

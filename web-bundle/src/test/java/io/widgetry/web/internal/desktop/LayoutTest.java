package io.widgetry.web.internal.desktop;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.widgetry.web.internal.http.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LayoutTest {
    private static final String LAYOUT = """
            {"navigation": [{"id": "home", "name": "Home", "widgets": ["agent-status", {"widgetId": "*", "wide": true}]},
                            {"id": "team", "roles": ["SUPERVISOR"], "widgets": ["team-board"]}],
             "tabs": [{"id": "customer", "channels": ["VOICE"], "widgets": ["*"]},
                      {"id": "mentor", "mentor": true, "roles": ["agent"], "widgets": []}], }""";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static Layout parse(String text) throws Exception {
        return Layout.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String text) {
        return assertThrows(text, LayoutException.class, () -> parse(text)).getMessage();
    }

    @Test
    public void eachRoleSeesWhatIsForIt() throws Exception {
        String agents = parse(LAYOUT).forRoles(Set.of(Role.AGENT)).toString();
        assertEquals(
                "{\"navigation\":[{\"id\":\"home\",\"name\":\"Home\",\"widgets\":[\"agent-status\","
                        + "{\"widgetId\":\"*\",\"wide\":true}]}],\"tabs\":[{\"id\":\"customer\",\"channels\":[\"VOICE\"],"
                        + "\"widgets\":[\"*\"]},{\"id\":\"mentor\",\"mentor\":true,\"roles\":[\"agent\"],\"widgets\":[]}]}",
                agents);
        assertEquals(
                "team",
                parse(LAYOUT)
                        .forRoles(Set.of(Role.AGENT, Role.OPERATOR))
                        .at("/navigation/1/id")
                        .asText());
        assertEquals(
                1, parse(LAYOUT).forRoles(Set.of(Role.OPERATOR)).get("tabs").size());
    }

    @Test
    public void eachFaultNamesItsField() {
        assertEquals("it must be a JSON object with navigation and tabs", refusal("[]"));
        assertEquals("it is not valid JSON (line 2)", refusal("{\n"));
        assertEquals("pages is unknown; known are navigation, tabs", refusal("{\"pages\":[]}"));
        assertEquals("tabs must be a list of at most 100 entries", refusal("{\"tabs\":{}}"));
        assertEquals("tabs[0] must be an object with id, name and widgets", refusal("{\"tabs\":[1]}"));
        assertEquals("tabs[0].id must be text that no other one of tabs has", refusal("{\"tabs\":[{\"widgets\":[]}]}"));
        assertEquals(
                "tabs[1].id must be text that no other one of tabs has",
                refusal("{\"tabs\":[{\"id\":\"a\",\"widgets\":[]},{\"id\":\"a\",\"widgets\":[]}]}"));
        assertEquals("tabs[0].widgets must be a list of at most 100 widgets", refusal("{\"tabs\":[{\"id\":\"a\"}]}"));
        assertEquals(
                "tabs[0].widgets[1] must be a widget's id, \"*\" for all others, or {\"widgetId\":…, \"wide\":true}",
                refusal("{\"tabs\":[{\"id\":\"a\",\"widgets\":[\"x\",1]}]}"));
        assertEquals(
                "tabs[0].channels must be a list of texts",
                refusal("{\"tabs\":[{\"id\":\"a\",\"channels\":\"VOICE\",\"widgets\":[]}]}"));
        assertEquals(
                "tabs[0].mentor must be true or false",
                refusal("{\"tabs\":[{\"id\":\"a\",\"mentor\":1,\"widgets\":[]}]}"));
        assertEquals(
                "tabs[0].widgets[0].widht is unknown; known are wide, widgetId",
                refusal("{\"tabs\":[{\"id\":\"a\",\"widgets\":[{\"widgetId\":\"x\",\"widht\":1}]}]}"));
    }

    @Test
    public void theFileIsReadAgainWhenItHasChangedAndAWrongOneChangesNothing() throws Exception {
        Path path = folder.getRoot().toPath().resolve("desktop-layout.json");
        LayoutFile file = new LayoutFile(Optional.of(path));
        assertEquals("{}", file.forRoles(Set.of(Role.AGENT)).toString());
        write(path, "{\"tabs\":[{\"id\":\"a\",\"widgets\":[]}]}", 1);
        file.look();
        assertEquals("a", file.forRoles(Set.of(Role.AGENT)).at("/tabs/0/id").asText());
        write(path, "{\"tabs\":1}", 2);
        file.look();
        assertEquals("a", file.forRoles(Set.of(Role.AGENT)).at("/tabs/0/id").asText());
        Files.delete(path);
        file.look();
        assertEquals("{}", file.forRoles(Set.of(Role.AGENT)).toString());
        assertEquals("{}", new LayoutFile(Optional.empty()).forRoles(Set.of()).toString());
    }

    private static void write(Path path, String text, long time) throws Exception {
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.fromMillis(time * 1_000));
    }
}

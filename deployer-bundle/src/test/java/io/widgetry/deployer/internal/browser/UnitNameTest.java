package io.widgetry.deployer.internal.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Map;
import org.junit.Test;

public class UnitNameTest {

    @Test
    public void theNameOfTheFileIsTheName() {
        Map.of(
                        "notes.zip", "browser.notes",
                        "notes.json", "browser.notes",
                        "notes/manifest.json", "browser.notes",
                        "My Notes (new).zip", "browser.my-notes-new",
                        "Kündigung.zip", "browser.kundigung",
                        "call.script.v2.json", "browser.call-script-v2",
                        "notes_2.zip", "browser.notes_2")
                .forEach((file, name) -> assertEquals(file, name, UnitName.symbolicName(file)));
    }

    @Test
    public void aVersionInTheNameIsNoPartOfIt() {
        for (String file : new String[] {
            "notes-1.0.zip", "notes-1.0.2.zip", "notes_v1.2.zip", "notes-1.0.0-SNAPSHOT.zip", "notes-1.0.0-rc.1.json"
        }) {
            assertEquals(file, "browser.notes", UnitName.symbolicName(file));
        }
        assertEquals("browser.1-0", UnitName.symbolicName("1.0.zip").replaceFirst("browser\\.widget-.*", "?"));
    }

    @Test
    public void aNameWithoutAnyLetterOfOursIsStillAName() {
        assertTrue(UnitName.symbolicName("メモ.zip").matches("browser\\.widget-[0-9a-f]{8}"));
        assertEquals(88, UnitName.symbolicName("x".repeat(200) + ".zip").length());
    }

    @Test
    public void anArchiveOfItHasTheSameName() {
        for (String file :
                new String[] {"notes.json", "notes/manifest.json", "notes-1.0.2.json", "a.b/manifest.json"}) {
            assertEquals(file, UnitName.symbolicName(file), UnitName.symbolicName(UnitName.archive(file)));
        }
    }
}

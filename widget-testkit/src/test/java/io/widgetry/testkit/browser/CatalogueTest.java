package io.widgetry.testkit.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** The browser's copy of the catalogue says what the catalogue says. To write it anew: {@code -Dtestkit.catalogue=write}. */
public class CatalogueTest {
    private static final String FOLDER = "src/main/resources/io/widgetry/testkit/browser/";

    @Test
    public void theBrowsersCopyEqualsTheCatalogue() throws Exception {
        Path copy = Pages.here(FOLDER + "catalogue.mjs");
        String expected = CatalogueText.make(actions());
        if ("write".equals(System.getProperty("testkit.catalogue"))) {
            Files.writeString(copy, expected);
        }
        assertEquals(expected, Files.readString(copy));
    }

    /** The actions that widget-api.js has. */
    private static List<String> actions() throws Exception {
        String script = Files.readString(Pages.here("../web-bundle/src/main/resources/web/frame/widget-api.js"));
        Matcher table = Pattern.compile("const ACTIONS = \\{(.*?)\\n    };", Pattern.DOTALL)
                .matcher(script);
        assertTrue(table.find());
        List<String> actions = new ArrayList<>();
        Matcher names = Pattern.compile("(\\w+): '").matcher(table.group(1));
        while (names.find()) {
            actions.add(names.group(1));
        }
        assertTrue(actions.toString(), actions.size() > 30);
        return actions;
    }
}

package io.widgetry.web.internal.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class ElementTest {
    private static String markup(String text) throws ManifestException {
        return Element.parse(text, "element").markup();
    }

    @Test
    public void anElementIsWrittenAnewWithItsAttributes() throws Exception {
        assertEquals("<my-card></my-card>", markup("<my-card></my-card>"));
        assertEquals("<my-card data-x=\"1\" b=\"\"></my-card>", markup(" <My-Card data-x='1' b > \n </MY-card > "));
        assertEquals("<my-card a=\"b\"></my-card>", markup("<my-card a=b />"));
        assertEquals("<my-card></my-card>", markup("<my-card>"));
    }

    @Test
    public void aBareNameIsAnElement() throws Exception {
        assertEquals("<ws-team.viewer-widget></ws-team.viewer-widget>", markup("ws-team.viewer-widget"));
    }

    @Test
    public void valuesCannotLeaveTheirQuotes() throws Exception {
        assertEquals(
                "<my-card a=\"&quot;&gt;&lt;script&gt;\" b=\"&amp;amp;\" c=\"it's\"></my-card>",
                markup("<my-card a='&quot;>&lt;script&gt;' b='&amp;amp;' c=\"it's\"></my-card>"));
    }

    @Test
    public void ofTwoAttributesOfOneNameTheFirstCounts() throws Exception {
        assertEquals("<my-card a=\"1\"></my-card>", markup("<my-card a=1 A=2></my-card>"));
    }

    @Test
    public void anythingElseIsRefused() {
        for (String text : List.of(
                "",
                "my card",
                "<div></div>",
                "<my-card>text</my-card>",
                "<my-card></other-card>",
                "<my-card></my-card><my-card></my-card>",
                "<my-card><script></script></my-card>",
                "<my-card a=\"<\"></my-card>",
                "<my-card a=\"1></my-card>",
                "<my-card/a=1></my-card>",
                "<my-card \"></my-card>",
                "<!-- --><my-card></my-card>",
                "javascript:alert(1)")) {
            ManifestException thrown = assertThrows(text, ManifestException.class, () -> markup(text));
            assertTrue(text + ": " + thrown.getMessage(), thrown.getMessage().startsWith("element "));
        }
    }

    @Test
    public void codeInMarkupIsRefusedByName() {
        assertEquals(
                "element has the attribute \"onclick\", which would be code or style in markup: set it in the widget's script",
                assertThrows(ManifestException.class, () -> markup("<my-card OnClick=\"x()\"></my-card>"))
                        .getMessage());
        assertEquals(
                "element has the tag \"card\", but the name of a custom element has a hyphen",
                assertThrows(ManifestException.class, () -> markup("<card></card>"))
                        .getMessage());
    }
}

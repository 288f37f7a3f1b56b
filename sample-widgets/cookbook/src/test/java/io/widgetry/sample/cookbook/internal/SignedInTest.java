package io.widgetry.sample.cookbook.internal;

import static io.widgetry.testkit.Steps.event;
import static io.widgetry.testkit.Steps.theAgentSignsIn;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.widgetry.testkit.Step;
import io.widgetry.testkit.WidgetTester;
import org.junit.Test;

public class SignedInTest {
    private static final Step A_TOKEN = event("onSSOTokenRefreshEvent", "\"s3cret\"");

    private final SignedIn signedIn = new SignedIn();

    @Test
    public void whoIsGrantedTheTokenHasItAndShowsItToNobody() {
        try (WidgetTester widget = WidgetTester.of(() -> signedIn).grantedTheToken()) {
            widget.given(theAgentSignsIn())
                    .when(A_TOKEN)
                    .then()
                    .status("signed in")
                    .sentNothing();

            assertEquals("Bearer s3cret", signedIn.authorization());
            assertFalse(widget.then().views().toString().contains("s3cret"));
        }
    }

    @Test
    public void withoutTheGrantItNeverComes() {
        try (WidgetTester widget = WidgetTester.of(() -> signedIn)) {
            widget.given(theAgentSignsIn())
                    .when(A_TOKEN)
                    .then()
                    .status("no token yet")
                    .diagnosed("token");

            assertEquals("", signedIn.authorization());
        }
    }
}

package io.widgetry.sample.cookbook.internal;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.SsoToken;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Has the agent's token, for whatever it does in the agent's name, and shows no more than that it has one. */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetName("signed-in")
@WidgetScope(Scope.AGENT)
@SubscribesTo(DataEvents.SSO_TOKEN_REFRESH)
public final class SignedIn implements Widget {
    private Object token; // in this field alone: not in the store, in a view, in a message or in a log

    @Override
    public void opened(WidgetContext context) {
        context.show(View.titled("Single sign-on").status("no token yet"));
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        if (event.payload() instanceof SsoToken fresh) {
            token = fresh.value();
            context.show(View.titled("Single sign-on").status("signed in"));
        }
    }

    @Override
    public void closed(WidgetContext context) {
        token = null;
    }

    /** What goes into the header of a request in the agent's name; empty until there is a token. */
    String authorization() {
        return token instanceof String text ? "Bearer " + text : "";
    }
}

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
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.ContextEntry;
import io.widgetry.api.payload.WidgetMessage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Shows the pages that belong to a contact, and names them to the browser widget beside it. */
@Component(scope = ServiceScope.PROTOTYPE, configurationPid = "io.widgetry.sample.screen-pop")
@Designate(ocd = ScreenPop.Config.class)
@WidgetName("screen-pop")
@WidgetScope(Scope.INTERACTION)
@SubscribesTo({DataEvents.CONTEXT_DATA, DataEvents.MESSAGE})
public final class ScreenPop implements Widget {
    static final String OPENER = "browser.page-opener";

    private final List<String> hosts;
    private List<String> pages = List.of();

    @ObjectClassDefinition(name = "Screen pop")
    public @interface Config {
        @AttributeDefinition(name = "Hosts", description = "Whose pages may be opened. Addresses come from outside.")
        String[] hosts() default {};
    }

    @Activate
    public ScreenPop(Config config) {
        hosts = List.of(config.hosts());
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        if (event.payload() instanceof ContextData data) {
            pages = data.screenPop().stream()
                    .filter(Objects::nonNull)
                    .map(this::address)
                    .flatMap(Optional::stream)
                    .toList();
            context.show(View.titled("Pages").items(pages));
            tell(context);
        } else if (event.payload() instanceof WidgetMessage message
                && message.text("ask").filter("pages"::equals).isPresent()) {
            tell(context);
        }
    }

    private void tell(WidgetContext context) {
        context.api().sendMessage(Map.of("open", pages), OPENER);
    }

    private Optional<String> address(ContextEntry entry) {
        String address = entry.field("uri").orElse("");
        try {
            URI uri = URI.create(address);
            boolean allowed = "https".equals(uri.getScheme()) && uri.getHost() != null && hosts.contains(uri.getHost());
            return allowed ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}

package io.widgetry.deployer.internal.widgets;

import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetScope;
import org.osgi.service.component.annotations.Component;

/** A widget that does nothing. */
@Component
@WidgetScope(Scope.AGENT)
public final class Good implements Widget {}

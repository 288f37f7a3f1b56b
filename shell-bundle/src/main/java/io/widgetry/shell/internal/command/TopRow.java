package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.WidgetStatus;
import java.util.OptionalDouble;

/**
 * A line of {@code widget:top}.
 *
 * @param widget how the widget fares
 * @param share its part of the processor time that all widgets have used, from 0 to 1; empty if they have used none
 */
record TopRow(WidgetStatus widget, OptionalDouble share) {}

package io.widgetry.web.internal.browser;

import io.widgetry.api.Scope;
import java.util.Optional;

/**
 * Which widget it is: that of the deployed unit, not what its manifest calls itself.
 *
 * @param widgetId its id
 * @param bundle the symbolic name of its bundle
 * @param bundleId the id of its bundle
 * @param version its version
 * @param scope in which contexts it is shown; empty for both
 */
record WidgetIdentity(String widgetId, String bundle, long bundleId, String version, Optional<Scope> scope) {}

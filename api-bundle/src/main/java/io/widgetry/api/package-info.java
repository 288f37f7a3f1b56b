/**
 * The contract of a widget: what it implements, what it is given, and the annotations that declare its subscriptions.
 */
@Export
@Version("1.0.0")
package io.widgetry.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

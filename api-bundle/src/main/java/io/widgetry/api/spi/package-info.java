/** The contract of a source: publishing events, and carrying out what agents and widgets ask for. */
@Export
@Version("1.0.0")
package io.widgetry.api.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

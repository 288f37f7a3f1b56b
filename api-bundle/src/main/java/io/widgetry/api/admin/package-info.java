/** What shell, web and health checks see of the runtime and can do with it. Values are immutable snapshots. */
@Export
@Version("1.0.0")
package io.widgetry.api.admin;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

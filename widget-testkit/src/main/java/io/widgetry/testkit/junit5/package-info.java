/** The test kit for JUnit 5 and later. */
@Export
@Version("1.0.0")
package io.widgetry.testkit.junit5;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

/** Tests in a container, with Pax Exam: the whole runtime in one line. */
@Export
@Version("1.0.0")
package io.widgetry.testkit.exam;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

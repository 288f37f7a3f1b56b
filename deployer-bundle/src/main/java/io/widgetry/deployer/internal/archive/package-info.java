/**
 * Tells whether a file is an archive of which nothing is missing, however it came there. Not for reading archives: that
 * is done by what the platform has for it.
 */
package io.widgetry.deployer.internal.archive;

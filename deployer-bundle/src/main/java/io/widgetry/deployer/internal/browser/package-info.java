/**
 * Browser widgets that are no bundles: a manifest and its files, or an archive of them. The deployer makes a bundle of
 * them, with which all goes on as with any other. The same content makes the same bundle, to the last byte, on every
 * machine; so its digest stands for the content of what was deployed.
 *
 * <p>Which widget it is says the name of the file (or folder), not the manifest: ids and names in manifests collide.
 */
package io.widgetry.deployer.internal.browser;

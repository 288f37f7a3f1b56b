/**
 * Whether a file may become a bundle of this runtime. Nothing is installed to find out: a second bundle of the same
 * symbolic name would be seen by everything that watches bundles, what it exports would be offered to others, and the
 * framework does not take one of the same version. Each requirement is put to the framework by itself instead, which has
 * the advantage that the one that is not met can be named.
 */
package io.widgetry.deployer.internal.verify;

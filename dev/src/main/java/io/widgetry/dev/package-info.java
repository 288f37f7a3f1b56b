/** Development mode: a project is watched, built and deployed into a running instance at each save. */
package io.widgetry.dev;

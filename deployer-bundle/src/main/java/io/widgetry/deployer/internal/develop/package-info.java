/** What is being developed: reports of tools outside, and how the widgets fare that they deploy. */
package io.widgetry.deployer.internal.develop;

/**
 * Tests a widget, or a source of events, without a container.
 *
 * <p>A widget: the real dispatcher in memory, a clock that goes only when told to, a script of events, the catalogue's
 * samples, and assertions on all that a widget does.
 *
 * <p>{@link io.widgetry.testkit.WidgetRule} is for JUnit 4, {@code io.widgetry.testkit.junit5.WidgetExtension} for JUnit 5,
 * {@link io.widgetry.testkit.WidgetTester} for anything else; all three are a {@link io.widgetry.testkit.WidgetScript}.
 *
 * <p>A source of events, such as a connector: the real core as its publisher, and what became of each event.
 * {@link io.widgetry.testkit.SourceRule} is for JUnit 4, {@code io.widgetry.testkit.junit5.SourceExtension} for
 * JUnit 5, {@link io.widgetry.testkit.SourceTester} for anything else; all three are a
 * {@link io.widgetry.testkit.TestPublisher}.
 */
@Export
@Version("1.0.0")
package io.widgetry.testkit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

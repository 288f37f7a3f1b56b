/**
 * The payloads of the data events: one immutable record for each shape of payload, and the records nested in them.
 *
 * <p>What holds for every record here:
 *
 * <ul>
 *   <li>A component is named after its field in the JSON; where it is not, {@link io.widgetry.api.payload.WireName}
 *       says how the field is spelled.
 *   <li>Text is a {@code String}, {@code null} where the field is absent. Ids and codes stay text, and so do time
 *       stamps, with an accessor beside them that reads the instant.
 *   <li>A {@code boolean} is false where the field is absent. Numbers are boxed, and null where absent.
 *   <li>Lists and maps are never null, keep the order of the JSON and cannot be changed. They can hold null.
 *   <li>A field without a component of its own is in the map marked
 *       {@link io.widgetry.api.payload.OtherFields}, with values of plain Java: {@code Map}, {@code List},
 *       {@code String}, {@code Boolean}, {@code Integer}, {@code Long}, {@code BigInteger}, {@code BigDecimal} or null.
 *   <li>A field of an unexpected JSON type never costs the event: its component reads as absent, and the value is in
 *       that same map. An unexpected element of a list, or value of a map, reads as null.
 *   <li>States, channels, types and codes are open sets (rule 13): expect values that nobody told you of.
 * </ul>
 *
 * <p>Records are values: safe for use by any thread, and shared by everyone who receives the event.
 */
@Export
@Version("1.0.0")
package io.widgetry.api.payload;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

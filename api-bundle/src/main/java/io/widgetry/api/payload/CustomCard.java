package io.widgetry.api.payload;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A work card that a widget made: the payload of {@code onCustomCardEndedEvent}.
 *
 * @param id the card's id
 * @param widgetId the widget that made it
 * @param title what the card is called
 * @param summary a line about it
 * @param state the state, in the widget's own words
 * @param channel the channel, in the widget's own words
 * @param titleTooltip the title's tooltip
 * @param cardButtons buttons on the card
 * @param icon the card's icon
 * @param iconTooltip the icon's tooltip
 * @param color the card's colour
 * @param establishedTime when it was established, in milliseconds since 1970
 * @param updatableTimer whether the timer follows updates
 * @param updateTimestamp when it was last updated, in milliseconds since 1970
 * @param countdownTimer whether the timer counts down
 * @param countdownDuration from where it counts down, in seconds
 * @param panelButtons buttons on the panel
 * @param interactionData data of the widget's own
 * @param focusOnCreated whether the card takes the focus at once
 * @param menuTimeout after how many milliseconds its menu closes
 * @param customShortcuts shortcuts
 * @param disableDefaultTabActivation whether the default tab is left alone
 * @param isTimerDisabled whether the card has no timer
 * @param legTitleIcon the icon beside the leg's title
 * @param legTitleTooltip the tooltip of the leg's title
 * @param other the fields without a place of their own
 */
public record CustomCard(
        String id,
        String widgetId,
        String title,
        String summary,
        String state,
        String channel,
        String titleTooltip,
        List<Object> cardButtons,
        String icon,
        String iconTooltip,
        String color,
        Long establishedTime,
        boolean updatableTimer,
        Long updateTimestamp,
        boolean countdownTimer,
        Long countdownDuration,
        List<Object> panelButtons,
        Map<String, Object> interactionData,
        boolean focusOnCreated,
        Long menuTimeout,
        List<Object> customShortcuts,
        boolean disableDefaultTabActivation,
        boolean isTimerDisabled,
        String legTitleIcon,
        String legTitleTooltip,
        @OtherFields Map<String, Object> other)
        implements Payload {

    /**
     * Makes the lists and maps unmodifiable, and null ones empty.
     *
     * @param id null if the source does not tell it
     * @param widgetId null if the source does not tell it
     * @param title null if the source does not tell it
     * @param summary null if the source does not tell it
     * @param state null if the source does not tell it
     * @param channel null if the source does not tell it
     * @param titleTooltip null if the source does not tell it
     * @param cardButtons copied; null for none
     * @param icon null if the source does not tell it
     * @param iconTooltip null if the source does not tell it
     * @param color null if the source does not tell it
     * @param establishedTime null if the source does not tell it
     * @param updatableTimer false if the source does not tell it
     * @param updateTimestamp null if the source does not tell it
     * @param countdownTimer false if the source does not tell it
     * @param countdownDuration null if the source does not tell it
     * @param panelButtons copied; null for none
     * @param interactionData copied; null for none
     * @param focusOnCreated false if the source does not tell it
     * @param menuTimeout null if the source does not tell it
     * @param customShortcuts copied; null for none
     * @param disableDefaultTabActivation false if the source does not tell it
     * @param isTimerDisabled false if the source does not tell it
     * @param legTitleIcon null if the source does not tell it
     * @param legTitleTooltip null if the source does not tell it
     * @param other copied; null for none
     */
    public CustomCard {
        cardButtons = Values.list(cardButtons);
        panelButtons = Values.list(panelButtons);
        interactionData = Values.map(interactionData);
        customShortcuts = Values.list(customShortcuts);
        other = Values.map(other);
    }

    /** {@return the instant of {@link #establishedTime()}, empty where it is absent} */
    public Optional<Instant> established() {
        return Values.instant(establishedTime);
    }

    /** {@return the instant of {@link #updateTimestamp()}, empty where it is absent} */
    public Optional<Instant> updated() {
        return Values.instant(updateTimestamp);
    }
}

package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.Stall;
import java.util.Optional;

/** How one version of a widget fares, as supervision sees it. */
public final class Health {

    /** {@return the last callback that stalled} */
    public Optional<Stall> stall() {
        return Optional.empty();
    }

    /** {@return why it is given nothing} */
    public Optional<Quarantine> quarantine() {
        return Optional.empty();
    }
}

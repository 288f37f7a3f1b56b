package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.deployer.internal.state.Slot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What was removed lately, until it is back or the runtime starts again. Belongs to the deployer's thread. */
final class Removed {
    private static final int MOST = 20;

    private final Map<String, DeploymentStatus> entries = new LinkedHashMap<>();

    void add(Slot slot, String why) {
        slot.current().ifPresent(content -> {
            entries.put(
                    content.file(),
                    new DeploymentStatus(
                            content.file(),
                            Optional.of(slot.symbolicName()),
                            Optional.of(content.version()),
                            OptionalLong.empty(),
                            DeploymentState.REMOVED,
                            Instant.now(),
                            content.digest().substring(0, Statuses.DIGITS),
                            Optional.empty(),
                            Optional.of(why)));
            if (entries.size() > MOST) {
                entries.remove(entries.keySet().iterator().next());
            }
        });
    }

    void isBack(Dropped file) {
        entries.values()
                .removeIf(entry -> entry.file().equals(file.name())
                        || entry.bundle().filter(file::isOf).isPresent());
    }

    List<DeploymentStatus> entries() {
        return List.copyOf(entries.values());
    }
}

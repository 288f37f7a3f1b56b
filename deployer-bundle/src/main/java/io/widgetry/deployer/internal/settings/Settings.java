package io.widgetry.deployer.internal.settings;

import io.widgetry.deployer.internal.text.Names;
import java.time.Duration;

/**
 * What the deployer was told.
 *
 * @param quiet for how long a file must not change before it is looked at, unless it is a whole archive
 * @param incomplete for how long a file that does not read as a whole must not change before it is refused
 * @param scan how often the folder is looked at when the file system reports nothing
 * @param removeGrace how long a file must be gone before its bundle is uninstalled
 * @param retry when something that failed for want of disk or access is tried again
 * @param startDeadline how long stopping the old version and starting the new one may take
 * @param trialDeliveries after how many deliveries, all failed, a version is rolled back
 * @param trial for how long a version is watched
 * @param verdict how long an operator's command waits
 * @param allowedPackages which packages a widget may import
 * @param protectedPids which configurations the folder must not touch
 * @param history how many entries of history are kept
 * @param keptVersions how many good versions are kept to go back to
 * @param limits how much a file may be
 */
public record Settings(
        Duration quiet,
        Duration incomplete,
        Duration scan,
        Duration removeGrace,
        Duration retry,
        Duration startDeadline,
        int trialDeliveries,
        Duration trial,
        Duration verdict,
        Names allowedPackages,
        Names protectedPids,
        int history,
        int keptVersions,
        Limits limits) {}

/**
 * The drop folder {@code deploy} of the home: what is put there runs, and what the folder says is what runs.
 *
 * <p><b>A file</b> is taken up when it is named {@code *.jar} (a bundle), {@code *.json} (configurations, or a browser
 * widget's manifest, which its content decides) or {@code *.zip} (a browser widget), has not changed for a while, reads
 * as a whole (every entry of a jar matches its checksum), and has the same content when it is read a second time. The
 * while is short for an archive of which every byte is accounted for, see {@link io.widgetry.deployer.internal.archive},
 * if nothing else is on its way: what comes together is taken up together. Such an early look takes a file up, or decides
 * nothing. Bundles are made of a copy in {@code deployed/versions}, the very copy that was examined; what is
 * done to the file in the folder meanwhile does not matter.
 *
 * <p><b>A browser widget</b> that is no bundle is made one, see {@link io.widgetry.deployer.internal.browser}. A manifest
 * that lies in the folder as it is stands for itself and its files: a change of any is a change of it, and until all are
 * there it waits.
 *
 * <p><b>Identity</b> is the symbolic name.
 * <ul>
 *   <li>A file with the symbolic name of a bundle that is there is an update of that bundle, with the same bundle id;
 *       the name of the file does not matter.
 *   <li>The same content again, under the same name or another: nothing happens.
 *   <li>Two files with one symbolic name: the higher version is in use, of equal versions the newer file. The other is
 *       shadowed and takes over when the first one goes.
 *   <li>An older version in place of a newer one is a downgrade: it is done, and told as one.
 *   <li>A file that goes: its bundle is uninstalled, after a grace in which a file that comes for it makes it an update.
 *       While other files are still being written the grace lasts, up to a minute, because one of them may be it.
 *   <li>A file that goes while its content is refused or failed: what runs in its place goes on without a file.
 *   <li>A file that changes or goes while it is examined is looked at again, or forgotten.
 *   <li>A bundle that somebody else installed is never touched; a file with its symbolic name is refused.
 *   <li>The folder itself goes: nothing is uninstalled. It comes back: the grace begins.
 * </ul>
 *
 * <p><b>Verification</b> comes before anything that runs is touched. The candidate is not installed for it, see
 * {@link io.widgetry.deployer.internal.verify}.
 *
 * <p><b>A new version is on trial</b>, see {@link io.widgetry.deployer.internal.trial.Trial}. If it fails, the last good
 * version is back, and the failed content is not tried again, unless an operator installs it, by command. A version on
 * trial that has worked and is replaced counts as good.
 *
 * <p><b>A power cut</b> takes nothing that the state names: a copy is on the disk before the state is written that names
 * it. It is in use before that, since a disk may take its time; until the state is written, the one before holds.
 *
 * <p><b>A bundle that hangs</b> while it starts is interrupted. If it does not end then, neither the framework nor anyone
 * else can do anything with it: it is left behind, and the version that is wanted is installed as another bundle, with
 * another id. What was left behind is uninstalled when it ends after all, or with the next start.
 *
 * <p><b>Threads.</b> All of this happens on one thread, one thing after the other; another one waits for the file
 * system's events. Code of bundles runs in threads of their own, which are given up after a deadline.
 */
package io.widgetry.deployer.internal;

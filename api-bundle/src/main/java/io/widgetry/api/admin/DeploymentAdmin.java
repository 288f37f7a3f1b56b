package io.widgetry.api.admin;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The operator's view of the drop folder: a service of the deployer. Safe for several threads. Methods that change
 * something wait for the verdict, up to a minute; they must not be called from a widget's callback.
 */
@ProviderType
public interface DeploymentAdmin {

    /**
     * The files in the drop folder, configuration files and browser widgets included, and what became of them.
     *
     * @return by file name; unmodifiable
     */
    List<DeploymentStatus> deployments();

    /**
     * What was done, restarts included, as far back as it is kept.
     *
     * @return oldest first; unmodifiable
     */
    List<DeploymentRecord> history();

    /**
     * Examines a file as an installation would, and changes nothing.
     *
     * @param file a bundle, or a browser widget as its author hands it out: an archive ({@code *.zip}) or a manifest
     *     ({@code *.json}) with the files beside it that it names; not null
     * @return the verdict
     */
    DeploymentResult verify(Path file);

    /**
     * Copies a file into the drop folder in one step, unless it is refused, and waits until it is installed and started,
     * or has failed. A file in the drop folder with the same symbolic name is replaced.
     *
     * @param file anywhere: a bundle, a configuration file, or a browser widget's archive ({@code *.zip}) or manifest
     *     ({@code *.json}), which is packed into an archive together with the files that it names; not null
     * @return the verdict
     */
    DeploymentResult install(Path file);

    /**
     * Brings the last good version back. The newer file is moved out of the way, so that it is not taken up again.
     *
     * @param bundle a symbolic name; not null
     * @return the verdict; refused if there is no such bundle or no version to go back to
     */
    DeploymentResult rollback(String bundle);

    /**
     * Takes a bundle away: its file leaves the drop folder, the bundle the runtime.
     *
     * @param bundle a symbolic name; not null
     * @return the verdict; refused if there is no such bundle
     */
    DeploymentResult remove(String bundle);
}

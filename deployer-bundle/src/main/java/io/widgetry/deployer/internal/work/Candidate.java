package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.deployer.internal.browser.Parts;
import io.widgetry.deployer.internal.verify.BundleFacts;
import java.util.Optional;

/**
 * A bundle, or what becomes one, as it was examined for an operator.
 *
 * @param name the name that the file has or gets in the drop folder
 * @param digest the bundle's digest
 * @param facts what has to be known of it
 * @param parts what belongs to it, if it is a manifest that lies in the drop folder
 */
record Candidate(String name, String digest, BundleFacts facts, Optional<Parts> parts) {

    DeploymentResult result(boolean ok, String message) {
        return new DeploymentResult(
                ok,
                Optional.of(facts.symbolicName()),
                Optional.of(facts.version().toString()),
                message);
    }
}

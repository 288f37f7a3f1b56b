package io.widgetry.api.admin;

import java.util.Optional;

/**
 * The verdict on a deployment.
 *
 * @param ok whether what was asked for has been done, or could be
 * @param bundle the symbolic name; empty if it could not be read
 * @param version the version; empty if it could not be read
 * @param message what happened, or what is wrong and what to do, a sentence
 */
public record DeploymentResult(boolean ok, Optional<String> bundle, Optional<String> version, String message) {}

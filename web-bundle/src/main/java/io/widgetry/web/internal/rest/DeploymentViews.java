package io.widgetry.web.internal.rest;

import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.web.internal.http.Nullable;

/** Deployments, as answers have them. */
final class DeploymentViews {
    private DeploymentViews() {}

    record DeploymentView(
            String file,
            @Nullable String bundle,
            @Nullable String version,
            @Nullable Long bundleId,
            String state,
            String since,
            String digest,
            @Nullable String lastGood,
            @Nullable String reason) {
        static DeploymentView of(DeploymentStatus deployment) {
            return new DeploymentView(
                    deployment.file(),
                    deployment.bundle().orElse(null),
                    deployment.version().orElse(null),
                    deployment.bundleId().isPresent() ? deployment.bundleId().getAsLong() : null,
                    deployment.state().name(),
                    RuntimeViews.text(deployment.since()),
                    deployment.digest(),
                    deployment.lastGood().orElse(null),
                    deployment.reason().orElse(null));
        }
    }

    record RecordView(
            String time,
            String action,
            @Nullable String file,
            @Nullable String bundle,
            @Nullable String from,
            @Nullable String to,
            String message) {
        static RecordView of(DeploymentRecord record) {
            return new RecordView(
                    RuntimeViews.text(record.time()),
                    record.action().name(),
                    record.file().orElse(null),
                    record.bundle().orElse(null),
                    record.from().orElse(null),
                    record.to().orElse(null),
                    record.message());
        }
    }

    record DeploymentVerdictView(
            boolean ok, @Nullable String bundle, @Nullable String version, String message) {
        static DeploymentVerdictView of(DeploymentResult result) {
            return new DeploymentVerdictView(
                    result.ok(), result.bundle().orElse(null), result.version().orElse(null), result.message());
        }
    }
}

package io.widgetry.web.internal.rest;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Body;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.Exchange;
import io.widgetry.web.internal.http.HttpException;
import io.widgetry.web.internal.http.Lists;
import io.widgetry.web.internal.http.Parameter;
import io.widgetry.web.internal.rest.DeploymentViews.DeploymentVerdictView;
import io.widgetry.web.internal.rest.DeploymentViews.DeploymentView;
import io.widgetry.web.internal.rest.DeploymentViews.RecordView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The drop folder, for operators. A refusal is an answer too: 200 with {@code ok} false. */
@Component(service = Endpoints.class)
public final class DeploymentEndpoints implements Endpoints {
    private static final Access OPERATOR = Access.OPERATOR;
    private static final int AT_A_TIME = 2;

    private final RuntimeServices services;
    private final Semaphore uploads = new Semaphore(AT_A_TIME);

    @Activate
    public DeploymentEndpoints(@Reference RuntimeServices services) {
        this.services = services;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/api/deployments",
                                OPERATOR,
                                "The files of the drop folder and what became of them.",
                                this::list)
                        .answers(Lists.of(DeploymentView.class)),
                Endpoint.get("/api/deployments/history", OPERATOR, "What was deployed, oldest first.", this::history)
                        .answers(Lists.of(RecordView.class)),
                Endpoint.post("/api/deployments", OPERATOR, "Installs or updates what the body holds.", this::install)
                        .with(Parameter.requiredText("name", "the file's name, such as caller-card-1.1.jar"))
                        .takes(
                                Body.UNLIMITED,
                                "application/java-archive",
                                "application/zip",
                                "application/octet-stream")
                        .answers(DeploymentVerdictView.class),
                Endpoint.post(
                                "/api/deployments/{bundle}/rollback",
                                OPERATOR,
                                "Brings a bundle's last good version back.",
                                exchange -> change(exchange, DeploymentAdmin::rollback))
                        .answers(DeploymentVerdictView.class),
                Endpoint.post(
                                "/api/deployments/{bundle}/remove",
                                OPERATOR,
                                "Takes a bundle out of the drop folder and the runtime.",
                                exchange -> change(exchange, DeploymentAdmin::remove))
                        .answers(DeploymentVerdictView.class));
    }

    private void list(Exchange exchange) throws HttpException, IOException {
        exchange.json(services.deployments().deployments().stream()
                .map(DeploymentView::of)
                .toList());
    }

    private void history(Exchange exchange) throws HttpException, IOException {
        exchange.json(
                services.deployments().history().stream().map(RecordView::of).toList());
    }

    /** What can be done to a bundle. */
    @FunctionalInterface
    private interface Change {
        DeploymentResult of(DeploymentAdmin admin, String bundle);
    }

    private void change(Exchange exchange, Change change) throws HttpException, IOException {
        DeploymentAdmin admin = services.deployments();
        String bundle = exchange.path("bundle");
        if (admin.deployments().stream()
                .noneMatch(each -> each.bundle().filter(bundle::equals).isPresent())) {
            throw HttpException.notFound("There is no bundle of this name; /api/deployments lists them.");
        }
        exchange.json(DeploymentVerdictView.of(change.of(admin, bundle)));
    }

    private void install(Exchange exchange) throws HttpException, IOException {
        DeploymentAdmin admin = services.deployments();
        String name = exchange.required("name");
        // It becomes a file's name in the drop folder.
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._+-]{0,120}\\.(jar|zip|json|js)")) {
            throw HttpException.badRequest("The parameter \"name\" must be a plain file name that ends with .jar, .zip,"
                    + " .json or .js, of letters, digits, dots, hyphens, + and _.");
        }
        if (!uploads.tryAcquire()) {
            throw HttpException.tooMany("Other files are being deployed.", 5);
        }
        try {
            exchange.json(DeploymentVerdictView.of(install(admin, name, exchange)));
        } finally {
            uploads.release();
        }
    }

    private static DeploymentResult install(DeploymentAdmin admin, String name, Exchange exchange) throws IOException {
        Path folder = Files.createTempDirectory("widgetry-upload");
        Path file = folder.resolve(name);
        try (InputStream body = exchange.body()) {
            Files.copy(body, file);
            return admin.install(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}

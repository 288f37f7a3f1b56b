package io.widgetry.certify.internal;

import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.certify.internal.budget.Budgets;
import io.widgetry.certify.internal.budget.Budgets.WrongBudgetsException;
import io.widgetry.certify.internal.report.Certificate;
import io.widgetry.certify.internal.report.JsonReport;
import io.widgetry.certify.internal.report.TableReport;
import io.widgetry.certify.internal.report.Verdict;
import io.widgetry.certify.internal.run.BrowserCertification;
import io.widgetry.certify.internal.run.Certification;
import io.widgetry.certify.internal.run.Options;
import io.widgetry.certify.internal.run.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Certifies files one after the other, and prints and writes what it found. */
final class Certifier {
    private static final Logger LOG = LoggerFactory.getLogger(Certifier.class);
    private static final int NOT_JUDGED = Verdict.NOT_JUDGED.status();

    private final Services services;
    private final Consumer<String> print;

    Certifier(Services services, Consumer<String> print) {
        this.services = services;
        this.print = print;
    }

    /** {@return the exit status: 1 if a file fails, else 2 if one cannot be judged, else 0} */
    int run(Request request) {
        try {
            Budgets budgets = request.budgets().isPresent()
                    ? Budgets.read(request.budgets().get())
                    : Budgets.standard();
            Optional<String> fault = configure(request.config());
            if (fault.isPresent()) {
                print.accept(fault.get());
                return NOT_JUDGED;
            }
            Options options = new Options(
                    request.agents(), request.load(), budgets, request.work(), request.log(), request.progress());
            return run(request, options);
        } catch (WrongBudgetsException e) {
            print.accept(e.getMessage());
            return NOT_JUDGED;
        } catch (IOException e) {
            print.accept("the report cannot be written: " + e);
            return NOT_JUDGED;
        }
    }

    private Optional<String> configure(Optional<Path> config) {
        return config.map(services.deployments()::install)
                .filter(result -> !result.ok())
                .map(DeploymentResult::message);
    }

    private int run(Request request, Options options) throws IOException {
        List<Certificate> certificates = new ArrayList<>();
        for (Path file : request.files()) {
            request.progress().accept(file.getFileName().toString());
            Certificate certificate = certify(file, String.valueOf(certificates.size() + 1), options);
            certificates.add(certificate);
            TableReport.of(certificate).forEach(print);
        }
        if (request.json().isPresent()) {
            JsonReport.write(request.json().get(), certificates);
        }
        return status(certificates);
    }

    private static int status(List<Certificate> certificates) {
        return List.of(Verdict.FAILED, Verdict.NOT_JUDGED).stream()
                .filter(verdict -> certificates.stream().anyMatch(each -> each.verdict() == verdict))
                .findFirst()
                .orElse(Verdict.PASSED)
                .status();
    }

    private Certificate certify(Path file, String name, Options options) {
        String fileName = file.getFileName().toString();
        DeploymentResult verdict = services.deployments().verify(file);
        if (!verdict.ok() || verdict.bundle().isEmpty()) {
            String why = verdict.ok() ? fileName + " is no widget but a configuration" : verdict.message();
            return Certificate.notJudged(
                    fileName,
                    verdict.bundle().orElse(""),
                    verdict.version().orElse(""),
                    why.replace(" What runs is unchanged.", ""),
                    options.agents());
        }
        try {
            return isForBrowsers(file)
                    ? new BrowserCertification(services, options, file, verdict).run()
                    : new Certification(services, options, name, file, verdict).run();
        } catch (Exception e) {
            LOG.warn("The certification of {} has failed", fileName, e);
            return Certificate.notJudged(
                    fileName,
                    verdict.bundle().get(),
                    verdict.version().orElse(""),
                    "the certification itself has failed: " + e,
                    options.agents());
        }
    }

    private static boolean isForBrowsers(Path file) throws IOException {
        if (!file.getFileName().toString().endsWith(".jar")) {
            return true;
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest == null || manifest.getMainAttributes().getValue("Service-Component") == null;
        }
    }
}

package io.widgetry.integration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;

import aQute.bnd.header.Parameters;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.widgetry.integration.support.ClassPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.BeforeClass;
import org.junit.Test;

/** What may depend on what, checked on the jars as they were built. */
public class ArchitectureTest {
    private static final String[] OSGI_ANNOTATIONS = {
        "org.osgi.annotation..", "org.osgi.service.component.annotations..", "org.osgi.service.metatype.annotations.."
    };

    private static JavaClasses everything;

    @BeforeClass
    public static void readTheBundles() throws IOException {
        List<JarFile> jars = new ArrayList<>();
        for (String name : ClassPath.bundlesNamed("io.widgetry.")) {
            jars.add(new JarFile(ClassPath.bundle(name).toFile()));
        }
        everything = new ClassFileImporter().importJars(jars);
        for (JarFile jar : jars) {
            jar.close();
        }
    }

    @Test
    public void theApiDependsOnJavaAndOnOsgiAnnotationsOnly() {
        classes()
                .that()
                .resideInAPackage("io.widgetry.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with("java..", "io.widgetry.api.."))
                .check(everything);
    }

    @Test
    public void samplesDependOnTheApiOnly() {
        classes()
                .that()
                .resideInAPackage("io.widgetry.sample..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with("java..", "io.widgetry.api..", "io.widgetry.sample.."))
                .check(everything);
    }

    @Test
    public void noSampleDependsOnAnother() {
        slices().matching("io.widgetry.sample.(*)..")
                .should()
                .notDependOnEachOther()
                .check(everything);
    }

    @Test
    public void nothingDependsOnTheCore() {
        nothingElseDependsOn("core");
    }

    @Test
    public void nothingDependsOnTheDeployer() {
        nothingElseDependsOn("deployer");
    }

    @Test
    public void nothingDependsOnTheFeed() {
        nothingElseDependsOn("feed");
    }

    @Test
    public void nothingDependsOnTheShell() {
        nothingElseDependsOn("shell");
    }

    @Test
    public void everythingButTheApiIsInternal() {
        classes()
                .that()
                .resideInAPackage("io.widgetry..")
                .and()
                .resideOutsideOfPackage("io.widgetry.api..")
                .should()
                .resideInAPackage("io.widgetry..internal..")
                .check(everything);
    }

    @Test
    public void onlyTheApiExportsPackages() throws IOException {
        List<String> exporting = new ArrayList<>();
        for (String name : ClassPath.bundlesNamed("io.widgetry.")) {
            try (JarFile jar = new JarFile(ClassPath.bundle(name).toFile())) {
                if (jar.getManifest().getMainAttributes().getValue("Export-Package") != null) {
                    exporting.add(name);
                }
            }
        }
        assertEquals(List.of("io.widgetry.api"), exporting);
    }

    @Test
    public void everyPackageOfTheApiIsExportedWithAVersion() throws IOException {
        try (JarFile jar = new JarFile(ClassPath.bundle("io.widgetry.api").toFile())) {
            Parameters exports =
                    new Parameters(jar.getManifest().getMainAttributes().getValue("Export-Package"));
            exports.forEach((name, attributes) -> assertNotNull(name, attributes.getVersion()));
            assertEquals(
                    everything.stream()
                            .map(JavaClass::getPackageName)
                            .filter(name -> name.startsWith("io.widgetry.api"))
                            .collect(Collectors.toSet()),
                    exports.keySet());
        }
    }

    @Test
    public void thereAreNoCyclesBetweenPackages() {
        slices().matching("io.widgetry.(**)").should().beFreeOfCycles().check(everything);
    }

    @Test
    public void servicesAreInjectedByConstructorsOnly() {
        noFields()
                .should()
                .beAnnotatedWith("org.osgi.service.component.annotations.Reference")
                .check(everything);
    }

    private static void nothingElseDependsOn(String module) {
        String own = "io.widgetry." + module + "..";
        assertNotEquals(
                "classes of " + own,
                0,
                everything.stream()
                        .filter(type -> type.getPackageName().startsWith("io.widgetry." + module + "."))
                        .count());
        noClasses()
                .that()
                .resideOutsideOfPackage(own)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(own)
                .check(everything);
    }

    private static String[] with(String... packages) {
        List<String> allowed = new ArrayList<>(List.of(packages));
        allowed.addAll(List.of(OSGI_ANNOTATIONS));
        return allowed.toArray(String[]::new);
    }
}

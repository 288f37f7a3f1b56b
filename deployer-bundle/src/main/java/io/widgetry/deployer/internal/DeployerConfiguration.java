package io.widgetry.deployer.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The deployer's configuration, PID {@value DeployerComponent#PID}. A change holds for what is done from then on. */
@ObjectClassDefinition(
        name = "Widgetry deployer",
        description =
                "The drop folder: how files are taken up, what they may contain, how long new versions are watched")
@interface DeployerConfiguration {
    @AttributeDefinition(
            name = "Quiet time (ms)",
            description = "For how long a file in the folder must not change before it is looked at, in milliseconds."
                    + " A bundle or an archive that reads as a whole need not wait for that.",
            min = "0",
            max = "600000")
    long quietMillis() default 500;

    @AttributeDefinition(
            name = "Patience with incomplete files (ms)",
            description = "For how long a file that does not read as a whole must not change before it is refused:"
                    + " a slow copy may pause, in milliseconds.",
            min = "0",
            max = "3600000")
    long incompleteMillis() default 5000;

    @AttributeDefinition(
            name = "Scan (ms)",
            description = "How often the folder is looked at when the file system reports nothing, in milliseconds.",
            min = "50",
            max = "3600000")
    long scanMillis() default 2000;

    @AttributeDefinition(
            name = "Grace before removal (ms)",
            description = "How long a file must be gone before its bundle is uninstalled: some tools replace a file by"
                    + " deleting it first, in milliseconds.",
            min = "0",
            max = "600000")
    long removeGraceMillis() default 2000;

    @AttributeDefinition(
            name = "Retry (ms)",
            description =
                    "When something that failed for want of disk space or access is tried again, in milliseconds.",
            min = "50",
            max = "3600000")
    long retryMillis() default 5000;

    @AttributeDefinition(
            name = "Start deadline (ms)",
            description = "How long stopping the old version and starting the new one may take before the new one is"
                    + " given up, in milliseconds.",
            min = "50",
            max = "600000")
    long startDeadlineMillis() default 10000;

    @AttributeDefinition(
            name = "Deliveries of a trial",
            description = "A new version whose first deliveries all fail is rolled back after this many.",
            min = "1",
            max = "10000")
    int trialDeliveries() default 5;

    @AttributeDefinition(
            name = "Trial (ms)",
            description = "For how long a new version is watched before it counts as good, in milliseconds.",
            min = "0",
            max = "3600000")
    long trialMillis() default 10000;

    @AttributeDefinition(
            name = "Allowed packages",
            description = "Which packages a widget may import, by patterns: a.b.* is a.b and all below it, any other *"
                    + " any text, ! before a pattern forbids; the first that matches decides.")
    String[] allowedPackages() default {
        "!io.widgetry.*.internal.*",
        "io.widgetry.api.*",
        "java.*",
        "javax.*",
        "jdk.*",
        "org.w3c.dom.*",
        "org.xml.sax.*",
        "org.osgi.*",
        "org.slf4j.*",
        "com.fasterxml.jackson.*"
    };

    @AttributeDefinition(
            name = "Protected PIDs",
            description = "Which configurations files in the folder must not contain, by patterns as above: by default"
                    + " those of the runtime, so that whoever may drop a file cannot grant tokens with it.")
    String[] protectedPids() default {
        "!io.widgetry.sample.*", "io.widgetry.*", "org.apache.*", "org.osgi.*", "org.ops4j.*"
    };

    @AttributeDefinition(
            name = "History",
            description = "How many entries of the deployments' history are kept.",
            min = "10",
            max = "100000")
    int history() default 1000;

    @AttributeDefinition(
            name = "Kept versions",
            description = "How many good versions of a bundle are kept to go back to.",
            min = "1",
            max = "20")
    int keptVersions() default 3;

    @AttributeDefinition(
            name = "Size of a file",
            description = "The largest bundle, in bytes.",
            min = "1000",
            max = "2000000000")
    long maxFileBytes() default 64_000_000;

    @AttributeDefinition(
            name = "Entries of a file",
            description = "How many entries a bundle may have.",
            min = "1",
            max = "1000000")
    int maxEntries() default 10_000;

    @AttributeDefinition(
            name = "Unpacked size",
            description = "How large all entries of a bundle may be together, unpacked, in bytes.",
            min = "1000",
            max = "20000000000")
    long maxUnpackedBytes() default 256_000_000;

    @AttributeDefinition(
            name = "Size of a manifest",
            description = "The largest manifest, in bytes.",
            min = "100",
            max = "100000000")
    int maxManifestBytes() default 1_000_000;

    @AttributeDefinition(
            name = "Size of a configuration file",
            description = "The largest configuration file, in bytes.",
            min = "100",
            max = "100000000")
    int maxConfigurationBytes() default 1_000_000;

    @AttributeDefinition(
            name = "Files of a browser widget",
            description = "How many files a browser widget may have that is deployed as a manifest or an archive.",
            min = "1",
            max = "2000")
    int maxWidgetFiles() default 1_000;

    @AttributeDefinition(
            name = "Size of a browser widget",
            description = "How large the files of such a browser widget may be together, unpacked, in bytes.",
            min = "1000",
            max = "200000000")
    long maxWidgetBytes() default 20_000_000;
}

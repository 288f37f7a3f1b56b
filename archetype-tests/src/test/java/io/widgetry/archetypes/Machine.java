package io.widgetry.archetypes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A directory to work in, and the commands of somebody who has built Widgetry: {@code widgetry}, with a home of its own, and
 * {@code mvn}, which has this build's artifacts as if they were installed. What others made it takes from the repository of
 * whoever builds, or from where the settings say; nothing is put there.
 */
final class Machine {
    private static final Path REPOSITORY = Path.of("target/maven-repository").toAbsolutePath();
    private static final Path DISTRIBUTION =
            Path.of("../launcher/target/distribution").toAbsolutePath().normalize();

    private static final String SETTINGS = """
            <settings>
              <profiles>
                <profile>
                  <id>builder</id>
                  <repositories><repository>%1$s</repository></repositories>
                  <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles><activeProfile>builder</activeProfile></activeProfiles>
            </settings>
            """;
    private static final String BUILDERS =
            "<id>builder</id><url>%s</url><snapshots><enabled>false</enabled></snapshots>"
                    + "<releases><checksumPolicy>ignore</checksumPolicy></releases>";

    private final Path directory;
    private final Path work;
    private final Map<String, String> environment = new TreeMap<>();

    /** An empty one. Its path is short enough for the control socket of a home in it. */
    Machine(Path directory) throws IOException {
        this.directory = directory;
        this.work = Files.createDirectory(directory.resolve("work"));
        Path commands = Files.createDirectory(directory.resolve("bin"));
        Path settings = Files.writeString(
                directory.resolve("settings.xml"),
                SETTINGS.formatted(BUILDERS.formatted(
                        Path.of(System.getProperty("builder.repository")).toUri())));
        // The plugin in the version that is at hand: Maven itself would ask the network for the latest.
        command(commands.resolve("mvn"), """
                plugin=org.apache.maven.plugins:maven-archetype-plugin:%s
                for word do
                    shift
                    case $word in
                        archetype:*) word=$plugin:${word#archetype:} ;;
                    esac
                    set -- "$@" "$word"
                done
                exec "%s/bin/mvn" -ntp -gs "%s" "-Dmaven.repo.local=%s" "$@"
                """.formatted(
                System.getProperty("maven.archetype.version"), System.getProperty("maven.home"), settings, REPOSITORY));
        command(commands.resolve("widgetry"), "exec \"" + DISTRIBUTION + "/bin/widgetry\" \"$@\"\n");
        Path etc = Files.createDirectories(home().resolve("etc"));
        // Any port that is free
        Files.writeString(etc.resolve("widgetry.json"), "{\"io.widgetry.web\": {\"port\": 0}}");
        environment.put("PATH", commands + ":" + System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("WIDGETRY_HOME_DEFAULT", home().toString());
    }

    private static void command(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** The home of the instance. */
    Path home() {
        return directory.resolve("home");
    }

    /** Where somebody works. */
    Path work() {
        return work;
    }

    /** Runs a command line of a shell. */
    Terminal run(Path at, String line) throws IOException {
        ProcessBuilder command = new ProcessBuilder("sh", "-c", line).directory(at.toFile());
        command.environment().remove("MAVEN_OPTS");
        command.environment().remove("JAVA_TOOL_OPTIONS");
        command.environment().putAll(environment);
        return new Terminal(command);
    }
}

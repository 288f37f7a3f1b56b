package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Text;
import io.widgetry.shell.internal.text.Times;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code deploy:…}. A refusal is a failure of the command. */
@Component(service = DeployCommands.class)
@GogoCommand(
        scope = "deploy",
        function = {"list", "history", "verify", "install", "update", "rollback", "remove"})
public final class DeployCommands {
    private static final String LISTS = "lists the files of the drop folder and what became of them";
    private static final String REMEMBERS = "shows what was deployed, refused, rolled back and removed";
    private static final String VERIFIES = "examines a file as an installation would, and changes nothing";
    private static final String INSTALLS = "puts a file into the drop folder and waits for the verdict";
    private static final String UPDATES = "does the same, but only if its bundle is deployed already";
    private static final String ROLLS_BACK = "brings a bundle's last good version back";
    private static final String REMOVES = "takes a bundle out of the drop folder and the runtime";
    private static final String ANY_WIDGET =
            "a bundle, or a browser widget's archive (*.zip) or manifest (*.json, beside the files that it names)";
    private static final String ANY_FILE = ANY_WIDGET + ", or a configuration";
    private static final String ABSENT =
            "There is no deployer: the bundle io.widgetry.deployer is not active, so nobody looks after the drop folder.";

    static final Syntax LIST = Syntax.of("deploy:list", LISTS);
    static final Syntax HISTORY = Syntax.of("deploy:history", REMEMBERS)
            .optional("BUNDLE", Kind.BUNDLE, "only this one's: its symbolic name, or the last part of it")
            .example("deploy:history caller-card");
    static final Syntax VERIFY = ofFile("verify", VERIFIES, ANY_FILE);
    static final Syntax INSTALL = ofFile("install", INSTALLS, ANY_FILE);
    static final Syntax UPDATE = ofFile("update", UPDATES, ANY_WIDGET);
    static final Syntax ROLLBACK = ofBundle("rollback", ROLLS_BACK);
    static final Syntax REMOVE = ofBundle("remove", REMOVES);

    private final AtomicReference<DeploymentAdmin> deployer = new AtomicReference<>();
    private final DeployTexts texts;

    @Activate
    public DeployCommands() {
        this(Clock.systemDefaultZone());
    }

    DeployCommands(Clock clock) {
        this.texts = new DeployTexts(new Times(clock));
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setDeployer(DeploymentAdmin admin) {
        deployer.set(admin);
    }

    void unsetDeployer(DeploymentAdmin admin) {
        deployer.compareAndSet(admin, null);
    }

    private static Syntax ofFile(String function, String sentence, String what) {
        return Syntax.of("deploy:" + function, sentence)
                .argument(
                        "FILE", Kind.FILE, what + ", by its file name; a relative one begins at the shell's directory")
                .example("deploy:" + function + " caller-card-1.1.jar");
    }

    private static Syntax ofBundle(String function, String sentence) {
        return Syntax.of("deploy:" + function, sentence)
                .argument("BUNDLE", Kind.BUNDLE, "its symbolic name, or the last part of it")
                .example("deploy:" + function + " caller-card");
    }

    private DeploymentAdmin deployer() throws CommandException {
        DeploymentAdmin admin = deployer.get();
        if (admin == null) {
            throw new CommandException(ABSENT);
        }
        return admin;
    }

    @Descriptor(LISTS)
    public String list(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return LIST.run(words, arguments -> texts.list(deployer().deployments()));
    }

    @Descriptor(REMEMBERS)
    public String history(@Descriptor("[BUNDLE]") String[] words) throws CommandException, InterruptedException {
        return HISTORY.run(words, arguments -> {
            DeploymentAdmin admin = deployer();
            List<DeploymentRecord> all = admin.history();
            Optional<String> typed = arguments.find("BUNDLE");
            if (typed.isEmpty()) {
                return texts.history(all);
            }
            List<String> known = Stream.concat(
                            bundles(admin).stream(), all.stream().flatMap(each -> each.bundle().stream()))
                    .distinct()
                    .toList();
            Optional<String> bundle = Optional.of(Noun.BUNDLE.choose(typed.get(), known));
            return texts.history(
                    all.stream().filter(each -> each.bundle().equals(bundle)).toList());
        });
    }

    private static List<String> bundles(DeploymentAdmin admin) {
        return admin.deployments().stream()
                .map(DeploymentStatus::bundle)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    @Descriptor(VERIFIES)
    public String verify(CommandSession session, @Descriptor("FILE") String[] words)
            throws CommandException, InterruptedException {
        return VERIFY.run(words, arguments -> {
            DeploymentAdmin admin = deployer();
            return verdict(admin.verify(file(session, arguments.get("FILE"))));
        });
    }

    @Descriptor(INSTALLS)
    public String install(CommandSession session, @Descriptor("FILE") String[] words)
            throws CommandException, InterruptedException {
        return INSTALL.run(words, arguments -> {
            DeploymentAdmin admin = deployer();
            return verdict(admin.install(file(session, arguments.get("FILE"))));
        });
    }

    @Descriptor(UPDATES)
    public String update(CommandSession session, @Descriptor("FILE") String[] words)
            throws CommandException, InterruptedException {
        return UPDATE.run(words, arguments -> {
            DeploymentAdmin admin = deployer();
            Path file = file(session, arguments.get("FILE"));
            DeploymentResult examined = admin.verify(file);
            verdict(examined);
            boolean deployed = admin.deployments().stream()
                    .filter(each -> each.bundleId().isPresent())
                    .anyMatch(each -> each.bundle().equals(examined.bundle()));
            if (!deployed) {
                throw new CommandException("%s is not deployed, so %s updates nothing; deploy:install installs it."
                        .formatted(examined.bundle().orElse("Its bundle"), file.getFileName()));
            }
            return verdict(admin.install(file));
        });
    }

    private static Path file(CommandSession session, String typed) throws CommandException {
        return InputFile.of(session, typed).path().toAbsolutePath();
    }

    @Descriptor(ROLLS_BACK)
    public String rollback(@Descriptor("BUNDLE") String[] words) throws CommandException, InterruptedException {
        return ROLLBACK.run(words, arguments -> {
            DeploymentAdmin admin = deployer();
            return verdict(admin.rollback(Noun.BUNDLE.choose(arguments.get("BUNDLE"), bundles(admin))));
        });
    }

    @Descriptor(REMOVES)
    public String remove(@Descriptor("BUNDLE") String[] words) throws CommandException, InterruptedException {
        return REMOVE.run(words, arguments -> {
            DeploymentAdmin admin = deployer();
            return verdict(admin.remove(Noun.BUNDLE.choose(arguments.get("BUNDLE"), bundles(admin))));
        });
    }

    private static String verdict(DeploymentResult result) throws CommandException {
        if (!result.ok()) {
            throw new CommandException(result.message());
        }
        return Text.clean(result.message());
    }
}

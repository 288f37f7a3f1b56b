package io.widgetry.launcher;

import io.widgetry.launcher.internal.cli.Arguments;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.Help;
import io.widgetry.launcher.internal.cli.Output;
import io.widgetry.launcher.internal.control.AttachCommand;
import io.widgetry.launcher.internal.control.DeployCommand;
import io.widgetry.launcher.internal.control.RemoteCommands;
import io.widgetry.launcher.internal.dev.DevCommand;
import io.widgetry.launcher.internal.home.Home;
import io.widgetry.launcher.internal.run.CertifyCommand;
import io.widgetry.launcher.internal.run.RunCommand;

/** The program behind the script {@code widgetry}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        Output output = Output.ofProcess();
        int status;
        try {
            status = execute(Arguments.parse(arguments), output);
        } catch (CommandException e) {
            output.error(e.getMessage());
            status = e.status();
        }
        // Threads of bundles that are stopped must not keep the process.
        System.exit(status);
    }

    private static int execute(Arguments arguments, Output output) throws CommandException, InterruptedException {
        switch (arguments.verb()) {
            case RUN -> {
                new RunCommand(arguments, output).run();
                return 0;
            }
            case EXEC -> {
                return new RemoteCommands(Home.of(arguments), output).exec(arguments, System.in);
            }
            case SHELL -> {
                return new AttachCommand(Home.of(arguments)).run();
            }
            case DEPLOY -> {
                return new DeployCommand(Home.of(arguments), output)
                        .run(arguments.operands().get(0));
            }
            case DEV -> {
                return new DevCommand(arguments, output).run();
            }
            case REPLAY -> {
                return new RemoteCommands(Home.of(arguments), output).replay(arguments, System.in);
            }
            case CERTIFY -> {
                return new CertifyCommand(arguments, output).run();
            }
            case STOP -> {
                return new RemoteCommands(Home.of(arguments), output).stop();
            }
            case HELP -> {
                output.line(Help.text(arguments.operands()));
                return 0;
            }
            case VERSION -> {
                output.line(Help.version());
                return 0;
            }
            default -> throw new IllegalStateException(arguments.verb().word());
        }
    }
}

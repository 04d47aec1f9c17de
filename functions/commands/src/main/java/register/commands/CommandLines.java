package register.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import register.archive.file.RefusedArchiveException;
import register.archive.section.ConflictingRegisterException;
import register.commands.option.Exit;
import register.commands.option.NoResultException;
import register.commands.option.Terminal;
import register.commands.option.WithoutResult;
import register.machine.runtime.Log;
import register.mail.NotTakenException;
import register.mail.RefusedException;
import register.publishing.ContentionException;
import register.request.HeldException;
import register.request.IllegalTransitionException;
import register.settings.BadSettingException;
import register.transparency.OtherHistoryException;
import register.transparency.OtherKeyException;
import register.value.Problem;

/// Creates and runs command lines: their converters, failures, exit codes and help.
final class CommandLines {
    private CommandLines() {}

    /// Makes a command line whose failures are one line each, with the exit codes of `Exit`. The help of
    /// subcommands does not list them.
    ///
    /// @param no the reasons to answer no; null if there are none
    static CommandLine of(Object command, Terminal terminal, String done, @Nullable String no, Object... subcommands) {
        var line = new CommandLine(command);
        for (Object subcommand : subcommands) {
            line.addSubcommand(subcommand);
        }
        // A word that begins with @ is plain text: a reason typed by a person must not name a file with more
        // arguments.
        line.setExpandAtFiles(false)
                .setOut(terminal.help())
                .setErr(terminal.err())
                .setParameterExceptionHandler((failure, _) -> misunderstood(failure))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure, terminal.err()));
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes(done, no));
        Converters.register(line);
        describe(line);
        return line;
    }

    /// Runs a command, then closes what it opened. Errors such as a lack of memory get the exit code for failure,
    /// because Java's own would mean *no*.
    ///
    /// @param line makes the command line
    static int execute(Supplier<CommandLine> line, Terminal terminal, String... arguments) {
        try (terminal) {
            return line.get().execute(arguments);
        } catch (RuntimeException e) {
            return failed(e, terminal.err());
        } catch (OutOfMemoryError _) {
            terminal.err().println("not enough memory: give Java more, such as JAVA_OPTS=-Xmx2g");
        } catch (StackOverflowError _) {
            terminal.err().println("the input is nested too deeply");
        } catch (Error e) {
            Log.failure("the command", e);
        }
        return Exit.FAILURE;
    }

    private static void describe(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        spec.version("Subprocessor Register " + System.getProperty("register.version", "unversioned"));
        OptionSpec json = spec.findOption("--json");
        if (json != null && spec.userObject() instanceof WithoutResult) {
            spec.remove(json);
        }
        line.getSubcommands().values().forEach(CommandLines::describe);
    }

    private static Map<String, String> exitCodes(String done, @Nullable String no) {
        var codes = new LinkedHashMap<String, String>();
        codes.put("0", done);
        if (no != null) {
            codes.put("1", no);
        }
        codes.put("2", "the command or a setting is invalid");
        codes.put("3", "the command could not be carried out");
        if (no != null) {
            codes.put(
                    "4",
                    "undecided. verify: the seal is INDETERMINATE; verify-log, watch: the history is not fully "
                            + "signed or witnessed; requests: it is unknown whether a mail was sent");
        }
        return codes;
    }

    private static int misunderstood(CommandLine.ParameterException failure) {
        CommandLine line = failure.getCommandLine();
        line.getErr().println(Problem.line(String.valueOf(failure.getMessage())));
        line.getErr().println("help: " + line.getCommandSpec().qualifiedName() + " --help");
        return Exit.USAGE;
    }

    private static int failed(Exception failure, PrintWriter err) {
        // An error in a command that is a method comes wrapped.
        if (failure instanceof CommandLine.ExecutionException && failure.getCause() instanceof Error error) {
            throw error;
        }
        err.println(Log.message(failure));
        return switch (failure) {
            case NoResultException ended -> ended.exit();
            case BadSettingException _ -> Exit.USAGE;
            case IOException _ -> Exit.FAILURE;
            case UncheckedIOException _ -> Exit.FAILURE;
            case ContentionException _ -> Exit.FAILURE;
            case NotTakenException _ -> Exit.FAILURE;
            case OtherKeyException _ -> Exit.FAILURE;
            case OtherHistoryException _ -> Exit.NO;
            case RefusedException _ -> Exit.NO;
            case IllegalTransitionException _ -> Exit.NO;
            case HeldException _ -> Exit.NO;
            case RefusedArchiveException _ -> Exit.NO;
            case ConflictingRegisterException _ -> Exit.NO;
            default -> {
                Log.failure("the command", failure);
                yield Exit.FAILURE;
            }
        };
    }
}

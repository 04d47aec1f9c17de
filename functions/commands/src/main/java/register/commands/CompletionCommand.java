package register.commands;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import register.commands.completion.CompletionPoint;
import register.commands.completion.Shell;
import register.commands.option.Exit;
import register.commands.option.Terminal;
import register.commands.option.WithoutResult;

/// `infra/register completion`: completes commands while a user types.
@Command(
        name = "completion",
        description = "Prints a script that completes commands, options and values in a shell. For bash:"
                + " source <(infra/register completion bash)")
final class CompletionCommand implements Callable<Integer>, WithoutResult {
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private @Nullable Shell shell;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String script = Objects.requireNonNull(shell)
                .script(CompletionPoint.all(Objects.requireNonNull(spec).root()));
        terminal.help().print(script);
        terminal.help().flush();
        return Exit.DONE;
    }
}

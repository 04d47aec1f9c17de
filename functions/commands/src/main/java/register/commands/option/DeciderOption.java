package register.commands.option;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import register.request.ChangeAuthor;

/// The person who decides. A command's subcommands take `--by` too.
public final class DeciderOption {
    @Option(
            names = "--by",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "The name of the person who decided, which the history keeps. Default: the user who runs "
                    + "this command.")
    private @Nullable String by;

    public String name() {
        return by == null ? System.getProperty("user.name", "somebody") : by;
    }

    public ChangeAuthor at(Clock clock) {
        return new ChangeAuthor(name(), clock.instant());
    }
}

package register.commands.option;

import java.time.Clock;
import picocli.CommandLine.Option;
import register.request.ChangeAuthor;

/// The person who takes responsibility for a step; required.
public final class NamedOption {
    private static final int MOST = 100;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Your name, which the history keeps.")
    private String by = "";

    /// @throws BadSettingException if it is not a name
    public ChangeAuthor at(Clock clock) {
        return new ChangeAuthor(OneLine.of("--by", by, MOST), clock.instant());
    }
}

package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import register.commands.option.Exit;
import register.commands.option.PolicySource;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyWarnings;
import register.settings.BadSettingException;
import register.value.Problem;

/// Validates a policy file and warns about what deserves a second look.
final class CheckCommand {
    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int check(Path file) throws IOException {
        PolicySource source = PolicySource.read(file);
        if (!source.problems().isEmpty()) {
            source.problems().forEach(problem -> terminal.out().println("error " + problem));
            return Exit.NO;
        }
        List<Problem> warnings = PolicyWarnings.of(source.version(), terminal.clock());
        PolicyFile.locate(source.name(), source.bytes().toArray(), warnings)
                .forEach(warning -> terminal.out().println("warning " + warning));
        try {
            terminal.settings()
                    .mail()
                    .requireTeamElsewhere(source.version().requests().publicAddresses());
        } catch (BadSettingException e) {
            terminal.out().println("warning " + e.getMessage());
        }
        terminal.out()
                .println("sound " + source.version().policy() + " "
                        + source.version().effectiveDate());
        return Exit.DONE;
    }
}

package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.LocalHome;
import register.commands.option.NoNotice;
import register.commands.option.PolicySource;
import register.commands.option.Terminal;
import register.commands.text.OutcomeText;
import register.json.Json;
import register.machine.site.ThisMachine;
import register.policy.PolicyVersion;
import register.policyfile.inspection.Inspection;
import register.publishing.Reasons;

/// Checks a policy file: prints its errors, its open questions and its warnings.
@Command(name = "check", description = "Checks a policy file: prints errors and warnings. Stores nothing.")
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The policy file (YAML).")
    private Path file = Path.of("");

    @Option(names = "--no-notice", paramLabel = "TEXT", description = NoNotice.DESCRIPTION)
    private @Nullable String noNotice;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        PolicySource source = PolicySource.read(file);
        Inspection inspection = inspect(source, new Reasons(null, noNotice));
        PolicyVersion version = inspection.version();
        terminal.result(
                Json.object()
                        .put("sound", !inspection.refused())
                        .put("policy", version == null ? null : version.policy().value())
                        .put(
                                "effectiveDate",
                                version == null ? null : version.effectiveDate().toString())
                        .put("findings", OutcomeText.findings(inspection.findings()))
                        .build(),
                Stream.concat(inspection.lines().stream(), Stream.of(inspection.verdict()))
                        .toList());
        return inspection.refused() ? Exit.NO : Exit.DONE;
    }

    private Inspection inspect(PolicySource source, Reasons reasons) {
        if (!ThisMachine.exists(terminal.settings())) {
            return source.inspect(terminal, null, reasons);
        }
        ThisMachine machine = terminal.open();
        Inspection inspection = source.inspect(terminal, machine, reasons);
        if (!inspection.refused()) {
            LocalHome.sayTrial(machine, terminal);
        }
        return inspection;
    }
}

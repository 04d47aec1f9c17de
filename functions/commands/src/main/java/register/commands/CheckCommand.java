package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.commands.option.Exit;
import register.commands.option.PolicySource;
import register.commands.option.Terminal;
import register.commands.text.OutcomeText;
import register.json.Json;
import register.machine.site.ThisMachine;
import register.policy.PolicyVersion;
import register.policyfile.inspection.Inspection;
import register.publishing.Reasons;

/// Says what is wrong with a policy file, what is open in it and what deserves a second look.
final class CheckCommand {
    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int check(Path file, @Nullable String noNotice) throws IOException {
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
        try (ThisMachine machine = terminal.open()) {
            return source.inspect(terminal, machine, reasons);
        }
    }
}

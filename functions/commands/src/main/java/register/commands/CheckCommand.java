package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.commands.option.Exit;
import register.commands.option.PolicySource;
import register.commands.option.Rehearsal;
import register.commands.option.Terminal;
import register.machine.site.ThisMachine;
import register.notice.NoticePeriod;
import register.policy.PolicyVersion;
import register.policyfile.FileProblem;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyPublishing;
import register.policyfile.PolicyWarnings;
import register.publishing.Outcome;
import register.settings.BadSettingException;
import register.value.Problem;

/// Validates a policy file and warns about what deserves a second look.
final class CheckCommand {
    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int check(Path file, @Nullable String noNotice) throws IOException {
        PolicySource source = PolicySource.read(file);
        if (!source.problems().isEmpty()) {
            return wrong(source.problems());
        }
        var warnings = new ArrayList<>(PolicyWarnings.of(source.version(), terminal.clock()));
        if (ThisMachine.exists(terminal.settings())) {
            try (ThisMachine machine = terminal.open()) {
                switch (Rehearsal.of(machine, source, noNotice).accepted()) {
                    case PolicyPublishing.Invalid refused -> {
                        return wrong(refused.problems());
                    }
                    case PolicyPublishing.Decided(Outcome.Accepted accepted) -> warnings.addAll(accepted.warnings());
                    case PolicyPublishing.Decided _ -> {}
                }
            }
        } else if (noNotice == null) {
            alone(source.version()).ifPresent(warnings::add);
        }
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

    private int wrong(List<FileProblem> problems) {
        problems.forEach(problem -> terminal.out().println("error " + problem));
        return Exit.NO;
    }

    /// Whether there was time to tell customers of a version, as far as it says itself.
    private Optional<Problem> alone(PolicyVersion version) {
        Integer days = version.noticePeriodDays();
        if (days == null || (version.origin() != null && version.origin().imported())) {
            return Optional.empty();
        }
        LocalDate earliest = NoticePeriod.earliestStart(terminal.clock().instant(), days, version.timeZone());
        return version.effectiveDate().isBefore(earliest)
                ? Optional.of(new Problem(
                        "effectiveDate",
                        version.effectiveDate().toString(),
                        days + " days from "
                                + LocalDate.ofInstant(terminal.clock().instant(), version.timeZone())
                                + " allow " + earliest + "; no register is here (REGISTER_DATA) to tell whether"
                                + " customers must be told, or what their contracts say"))
                : Optional.empty();
    }
}

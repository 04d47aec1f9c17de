package register.commands;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.chain.Entry;
import register.commands.draft.NextVersion;
import register.commands.option.Exit;
import register.commands.option.NoResultException;
import register.commands.option.PolicyArgument;
import register.commands.option.Terminal;
import register.json.Json;
import register.machine.site.ThisMachine;
import register.policy.DpaFile;
import register.policy.PolicyVersion;
import register.policyfile.PolicyYaml;
import register.policyfile.inspection.RevisionName;
import register.value.PolicyId;

/// Starts the next version of a policy from the one that would be in force on its date.
@Command(
        name = "draft",
        description = "Drafts the next version of a policy from the one in force on its date. Prints the draft."
                + " Stores nothing.")
final class DraftCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "The new version's effective date, YYYY-MM-DD.")
    private LocalDate from = LocalDate.EPOCH;

    DraftCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        return draft(policy.id(), from);
    }

    int draft(PolicyId policy, LocalDate from) throws IOException {
        ThisMachine machine = terminal.openExisting();
        Entry standing = machine.register()
                .history()
                .inForce(policy, from, null)
                .orElseThrow(
                        () -> NoResultException.no(policy + ": no version to start from is in force on " + from + ""));
        PolicyVersion before = machine.register().shown(standing);
        String yaml = PolicyYaml.write(NextVersion.draft(before, from), Map.of());
        terminal.result("yaml", Json.of(yaml), yaml.lines().toList());
        printOrigin(standing, before, from);
        return Exit.DONE;
    }

    private void printOrigin(Entry standing, PolicyVersion before, LocalDate from) {
        terminal.err()
                .println("from " + before.policy() + " " + before.effectiveDate() + " "
                        + RevisionName.of(standing.header()));
        if (before.effectiveDate().equals(from)) {
            terminal.err().println("a version of this date exists: publish a change with --correct --reason");
            return;
        }
        DpaFile dpa = before.requests().dpaFile();
        if (dpa != null) {
            terminal.err().println("requests.dpaDocument: put " + dpa.told() + ", beside the file");
        }
    }
}

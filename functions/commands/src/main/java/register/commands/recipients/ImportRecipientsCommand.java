package register.commands.recipients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.assembly.Register;
import register.commands.option.DeciderOption;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.NoResultException;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.ProgressLine;
import register.commands.text.RecipientText;
import register.machine.site.Site;
import register.notices.contacts.ContactImport;
import register.notices.contacts.ContactsFile;
import register.notices.contacts.UnknownParts;
import register.policy.PolicyVersion;
import register.value.PolicyId;
import register.value.Problem;

/// Imports contacts from a file.
@Command(
        name = "import",
        description = "Replaces a policy's contacts with those of a CSV file, and prints the differences. If"
                + " the file has an error, nothing is changed.")
final class ImportRecipientsCommand implements Callable<Integer> {
    private static final int MOST_PRINTED = 200;

    private final Terminal terminal;
    private final SiteOption at;
    private final DeciderOption by;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Parameters(index = "1", paramLabel = "FILE", description = "The contacts: CSV (RFC 4180), UTF-8.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Change nothing: print the differences only.")
    private boolean dryRun;

    @Option(
            names = "--complete",
            description = "The file is complete: contacts missing from it are no longer notified.")
    private boolean complete;

    ImportRecipientsCommand(Terminal terminal, SiteOption at, DeciderOption by) {
        this.terminal = terminal;
        this.at = at;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        long size = InputFile.size(file);
        if (size > ContactsFile.MOST_BYTES) {
            throw NoResultException.no(file + ": " + size + " bytes: expected at most " + ContactsFile.MOST_BYTES);
        }
        ContactsFile read = ContactsFile.read(InputFile.read(file));
        if (!read.problems().isEmpty()) {
            print(read.problems());
            return Exit.NO;
        }
        Site site = at.existing();
        print(UnknownParts.of(read.contacts(), versions(site.register(), policy.in(site))));
        ContactImport.Plan plan = changes(site, read);
        terminal.result(RecipientText.json(plan, dryRun), RecipientText.lines(plan, complete, dryRun));
        return Exit.DONE;
    }

    private ContactImport.Plan changes(Site site, ContactsFile read) {
        var contacts = new ContactImport(site.register().ports().recipients(), policy.id());
        if (dryRun) {
            return contacts.plan(read.contacts().values(), complete);
        }
        try (ProgressLine progress = terminal.progress()) {
            return contacts.run(
                    read.contacts().values(),
                    complete,
                    by.at(terminal.clock()),
                    (done, all) -> progress.at("importing", done, all));
        }
    }

    /// Prints each problem on a line, up to a limit.
    private void print(List<Problem> problems) {
        problems.stream().limit(MOST_PRINTED).forEach(problem -> terminal.err().println(file + ": " + problem));
        if (problems.size() > MOST_PRINTED) {
            terminal.err().println(file + ": and " + (problems.size() - MOST_PRINTED) + " more");
        }
    }

    private static List<PolicyVersion> versions(Register register, PolicyId policy) {
        var history = register.history();
        var versions = new ArrayList<PolicyVersion>();
        history.inForce(policy, null, null).ifPresent(entry -> versions.add(entry.version()));
        history.announced(policy, Integer.MAX_VALUE).stream()
                .flatMap(header -> register.ports().chain().entry(policy, header.sequence()).stream())
                .forEach(entry -> versions.add(entry.version()));
        return versions;
    }
}

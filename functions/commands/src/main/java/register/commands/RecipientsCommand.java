package register.commands;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import register.assembly.Register;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.OnAws;
import register.commands.option.OneRecipient;
import register.commands.text.ProgressLine;
import register.commands.text.RecipientText;
import register.embedded.file.PrivateFiles;
import register.machine.site.Site;
import register.notices.contacts.Contact;
import register.notices.contacts.ContactImport;
import register.notices.contacts.ContactsCsv;
import register.notices.contacts.ContactsFile;
import register.notices.contacts.UnknownParts;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.recipient.RecipientErasure;
import register.recipient.Recipients;
import register.request.By;
import register.value.PolicyId;
import register.value.Problem;

/// Keeps those who are told of a policy's changes.
@Command(
        name = "recipients",
        mixinStandardHelpOptions = true,
        description = "Keeps the contacts of customers who are told of a policy's changes: reads them from a CSV file,"
                + " lists, writes and erases them.",
        synopsisSubcommandLabel = "COMMAND")
final class RecipientsCommand {
    private static final String POLICY = "The policy's id.";
    private static final int PAGE = 1000;
    private static final int SHOWN = 200;

    private final Terminal terminal;

    @Option(names = "--aws", scope = ScopeType.INHERIT, description = OnAws.DESCRIPTION)
    private boolean aws;

    @Option(
            names = "--by",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Who decided; the history keeps the name. Default: the user who runs this command.")
    private @Nullable String by;

    RecipientsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Makes a policy's contacts those of a CSV file, and prints what differed. With one error in"
                    + " the file it changes nothing.")
    int importFrom(
            @Parameters(paramLabel = "POLICY", description = POLICY) PolicyId policy,
            @Parameters(paramLabel = "FILE", description = "The contacts: CSV (RFC 4180), UTF-8.") Path file,
            @Option(names = "--dry-run", description = "Change nothing: print what would.") boolean dryRun,
            @Option(
                            names = "--complete",
                            description = "The file is complete: contacts that it does not name are told nothing more.")
                    boolean complete)
            throws IOException {
        long size = InputFile.size(file);
        if (size > ContactsFile.MOST_BYTES) {
            terminal.err().println(file + ": " + size + " bytes: expected at most " + ContactsFile.MOST_BYTES);
            return Exit.NO;
        }
        ContactsFile read = ContactsFile.read(InputFile.read(file));
        if (!read.problems().isEmpty()) {
            said(file, read.problems());
            return Exit.NO;
        }
        try (Site site = terminal.existing(aws)) {
            if (isUnknown(site, policy)) {
                return Exit.NO;
            }
            said(file, UnknownParts.of(read.contacts(), versions(site.register(), policy)));
            var contacts = new ContactImport(site.register().ports().recipients(), policy);
            ContactImport.Plan plan;
            if (dryRun) {
                plan = contacts.plan(read.contacts().values(), complete);
            } else {
                try (ProgressLine progress = terminal.progress()) {
                    plan = contacts.run(
                            read.contacts().values(),
                            complete,
                            now(),
                            (done, all) -> progress.at("importing", done, all));
                }
            }
            RecipientText.lines(plan, complete, dryRun).forEach(terminal.out()::println);
            return Exit.DONE;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists who is told of a policy's changes.")
    int list(
            @Parameters(paramLabel = "POLICY", description = POLICY) PolicyId policy,
            @Option(
                            names = "--ended",
                            description = "Those too that are told nothing more, and what is left of those"
                                    + " who were erased.")
                    boolean ended,
            @Option(names = "--json", description = "As JSON, one recipient a line.") boolean json)
            throws IOException {
        try (Site site = terminal.existing(aws)) {
            if (isUnknown(site, policy)) {
                return Exit.NO;
            }
            if (!json) {
                terminal.out().println(RecipientText.head());
            }
            each(site.register().ports().recipients(), policy)
                    .filter(recipient -> ended || recipient.isTold())
                    .map(recipient -> json ? RecipientText.json(recipient) : RecipientText.row(recipient))
                    .forEach(terminal.out()::println);
            return Exit.DONE;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Writes the contacts that are told into a CSV file, as import reads it. Only its owner can"
                    + " read it.")
    int export(
            @Parameters(paramLabel = "POLICY", description = POLICY) PolicyId policy,
            @Parameters(paramLabel = "FILE", description = "The file to write. It must not exist yet.") Path file)
            throws IOException {
        try (Site site = terminal.existing(aws)) {
            if (isUnknown(site, policy)) {
                return Exit.NO;
            }
            List<Contact> contacts = each(site.register().ports().recipients(), policy)
                    .filter(Recipient::isTold)
                    .flatMap(recipient -> Contact.of(recipient).stream())
                    .toList();
            write(contacts, file);
            terminal.out().println("contacts " + contacts.size());
            return Exit.DONE;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Erases what names a recipient: customer, address, external id, terms. Says before what"
                    + " evidence ends with it. Id, kind, dates and the reason stay.")
    int erase(
            @Parameters(paramLabel = "POLICY", description = POLICY) PolicyId policy,
            @ArgGroup(multiplicity = "1") OneRecipient which,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why. It stays, and may name nobody.")
                    String reason,
            @Option(names = "--yes", description = "Do not ask.") boolean yes)
            throws IOException {
        try (Site site = terminal.existing(aws)) {
            Recipients recipients = site.register().ports().recipients();
            List<Recipient> found = which.in(recipients, policy).stream()
                    .filter(recipient -> recipient.who() != null)
                    .toList();
            if (found.isEmpty()) {
                terminal.err().println(which + ": no such recipient of " + policy);
                return Exit.NO;
            }
            Optional<String> named = found.stream()
                    .flatMap(recipient -> RecipientText.names(recipient).stream())
                    .filter(name -> name.length() > 3)
                    .filter(name -> reason.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                    .findFirst();
            if (named.isPresent()) {
                terminal.err().println("--reason: expected a reason that does not name who is erased: it stays");
                return Exit.USAGE;
            }
            found.stream()
                    .flatMap(recipient -> RecipientText.ending(recipient).stream())
                    .forEach(terminal.err()::println);
            if (!yes && !terminal.confirmed("Erase " + found.size() + "?")) {
                terminal.err().println("nothing was erased; --yes erases without asking");
                return Exit.NO;
            }
            RecipientErasure erasure = site.recipientErasure();
            for (Recipient recipient : found) {
                erasure.erase(policy, recipient.id(), reason, now())
                        .ifPresent(left -> terminal.out().println("erased " + left.id()));
            }
            return Exit.DONE;
        }
    }

    private static void write(List<Contact> contacts, Path file) throws IOException {
        try {
            Files.createFile(file, PrivateFiles.file());
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + ": expected a file that does not exist yet", e);
        }
        try (Writer writer = Files.newBufferedWriter(file)) {
            ContactsCsv.write(contacts, writer);
        }
    }

    private boolean isUnknown(Site site, PolicyId policy) {
        boolean unknown = site.register().ports().chain().head(policy).isEmpty();
        if (unknown) {
            terminal.err().println("POLICY: \"" + policy + "\": no such policy in this register");
        }
        return unknown;
    }

    /// Each problem on a line; of very many the first.
    private void said(Path file, List<Problem> problems) {
        problems.stream().limit(SHOWN).forEach(problem -> terminal.err().println(file + ": " + problem));
        if (problems.size() > SHOWN) {
            terminal.err().println(file + ": and " + (problems.size() - SHOWN) + " more");
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

    private static Stream<Recipient> each(Recipients recipients, PolicyId policy) {
        return Stream.iterate(
                        recipients.list(policy, null, PAGE),
                        page -> !page.isEmpty(),
                        page -> recipients.list(policy, page.getLast().id(), PAGE))
                .flatMap(List::stream);
    }

    private By now() {
        return new By(
                by == null ? System.getProperty("user.name", "somebody") : by,
                terminal.clock().instant());
    }
}

package register.commands.recipients;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.DeciderOption;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Subcommands;
import register.commands.option.Terminal;
import register.commands.text.RecipientText;
import register.embedded.file.PrivateFiles;
import register.json.Json;
import register.machine.site.Site;
import register.notices.contacts.ContactRow;
import register.notices.contacts.ContactsCsv;
import register.recipient.Recipient;
import register.recipient.RecipientJson;
import register.value.PolicyId;

/// `infra/register recipients`: the recipients of notices of a policy's changes.
@Command(
        name = "recipients",
        addMethodSubcommands = false,
        description = "Manages the contacts who are notified of a policy's changes: reads them from a CSV file, "
                + "lists, writes and erases them.",
        synopsisSubcommandLabel = "COMMAND")
public final class RecipientsCommand {
    private final Terminal terminal;

    @Mixin
    private final SiteOption at;

    @Mixin
    private final DeciderOption by = new DeciderOption();

    private RecipientsCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    public static CommandLine line(Terminal terminal) {
        var recipients = new RecipientsCommand(terminal);
        return Subcommands.of(
                recipients,
                new EraseCommand(terminal, recipients.at, recipients.by),
                new ImportRecipientsCommand(terminal, recipients.at, recipients.by));
    }

    @Command(
            description = "Writes the active contacts to a CSV file, in the form that import reads. Only you can "
                    + "read it.")
    void export(
            @Mixin PolicyArgument policy,
            @Parameters(index = "1", paramLabel = "FILE", description = "The file to write. It must not exist yet.")
                    Path file)
            throws IOException {
        List<ContactRow> contacts = each(policy)
                .filter(Recipient::isNotified)
                .flatMap(recipient -> ContactRow.of(recipient).stream())
                .toList();
        PrivateFiles.create(file, file.toString());
        try (Writer writer = Files.newBufferedWriter(file)) {
            ContactsCsv.write(contacts, writer);
        }
        terminal.result(
                Json.object()
                        .put("file", file.toString())
                        .put("contacts", contacts.size())
                        .build(),
                "contacts " + contacts.size());
    }

    @Command(description = "Lists the recipients of notices about a policy's changes.")
    void list(
            @Mixin PolicyArgument policy,
            @Option(
                            names = "--ended",
                            description = "Include recipients who no longer get notices, and what remains of "
                                    + "erased ones.")
                    boolean ended)
            throws IOException {
        Stream<Recipient> listed = each(policy).filter(recipient -> ended || recipient.isNotified());
        terminal.result(
                "recipients",
                () -> Json.array(listed.toList(), RecipientJson.FORM::write),
                () -> Stream.concat(Stream.of(RecipientText.head()), listed.map(RecipientText::row)));
    }

    private Stream<Recipient> each(PolicyArgument policy) throws IOException {
        Site site = at.existing();
        PolicyId id = policy.in(site);
        return site.register().ports().recipients().all(id);
    }
}

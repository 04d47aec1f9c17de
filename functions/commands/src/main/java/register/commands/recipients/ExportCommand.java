package register.commands.recipients;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.embedded.file.PrivateFiles;
import register.json.Json;
import register.machine.site.Site;
import register.notices.contacts.Contact;
import register.notices.contacts.ContactsCsv;
import register.recipient.Recipient;

/// Contacts into a file.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the contacts that are told into a CSV file, as import reads it. Only its owner can"
                + " read it.")
final class ExportCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Parameters(index = "1", paramLabel = "FILE", description = "The file to write. It must not exist yet.")
    private Path file = Path.of("");

    ExportCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            if (policy.isUnknown(site, terminal)) {
                return Exit.NO;
            }
            List<Contact> contacts = RecipientsAt.each(site, policy.id())
                    .filter(Recipient::isTold)
                    .flatMap(recipient -> Contact.of(recipient).stream())
                    .toList();
            write(contacts);
            terminal.result(
                    Json.object()
                            .put("file", file.toString())
                            .put("contacts", contacts.size())
                            .build(),
                    "contacts " + contacts.size());
            return Exit.DONE;
        }
    }

    private void write(List<Contact> contacts) throws IOException {
        PrivateFiles.create(file, file.toString());
        try (Writer writer = Files.newBufferedWriter(file)) {
            ContactsCsv.write(contacts, writer);
        }
    }
}

package register.machine.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import register.request.delivery.MailCopies;
import register.value.Reference;

/// The mails in the outbox, each named by its request's reference. Incoming mail is not kept in a folder.
public record OutboxCopies(Path folder) implements MailCopies {
    @Override
    public void erase(Reference reference, Optional<String> delivery) {
        if (Files.notExists(folder)) {
            return;
        }
        try (DirectoryStream<Path> mails = Files.newDirectoryStream(folder, "{,.}" + reference + "-*")) {
            for (Path mail : mails) {
                Files.deleteIfExists(mail);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the mails of " + reference + " cannot be deleted", e);
        }
    }
}

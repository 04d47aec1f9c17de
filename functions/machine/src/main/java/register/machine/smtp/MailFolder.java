package register.machine.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.regex.Matcher;
import register.embedded.file.DurableFile;
import register.embedded.file.PrivateFiles;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.value.Reference;

/// Writes each mail to a folder as an `.eml` file (RFC 5322), atomically.
///
/// @param folder created with the first mail
public record MailFolder(Path folder, Clock clock) implements MailSender {
    @Override
    public Handover send(OutgoingMail mail) {
        Path file = folder.resolve(name(mail) + "-" + UUID.randomUUID() + ".eml");
        try {
            byte[] message = MimeMessage.bytes(mail, clock.instant());
            PrivateFiles.folder(folder);
            new DurableFile(file).replace(message);
            return new Handover.Taken();
        } catch (IOException e) {
            String why = "the mail could not be written to the outbox " + folder + ": " + e;
            return Files.exists(file) ? new Handover.Unknown(why) : new Handover.NotTaken(why);
        }
    }

    /// The id contains a reply's reference; the subject contains the sender's words.
    private static String name(OutgoingMail mail) {
        Matcher reference = Reference.PATTERN.matcher(mail.id() + " " + mail.subject());
        return reference.find() ? reference.group() : "mail";
    }
}

package register.commands.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLConnection;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.mail.letter.OwnMail;
import register.request.delivery.OutgoingMail.Attachment;
import register.value.Bytes;

/// Reads a person's own mail from its files.
final class MailFiles {
    private MailFiles() {}

    /// @param subject null for the request's
    /// @param text plain text, UTF-8
    /// @throws IOException if a file is unreadable
    static OwnMail read(@Nullable String subject, Path text, List<Path> attached, boolean agreement)
            throws IOException {
        var attachments = new ArrayList<Attachment>();
        for (Path file : attached) {
            attachments.add(attachment(file));
        }
        return new OwnMail(subject, text(text), attachments, agreement);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, UTF_8);
        } catch (MalformedInputException e) {
            throw new IOException("--text: " + file + ": expected a text in UTF-8", e);
        }
    }

    private static Attachment attachment(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        @Nullable String type = URLConnection.guessContentTypeFromName(name);
        return new Attachment(
                name, type == null ? "application/octet-stream" : type, Bytes.of(Files.readAllBytes(file)));
    }
}

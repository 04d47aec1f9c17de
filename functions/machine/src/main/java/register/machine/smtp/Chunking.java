package register.machine.smtp;

import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.internal.server.CommandHandler;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/// Removes the extension CHUNKING (RFC 3030) from a server, because the library answers 250 to a truncated chunk as
/// if it were complete. Without CHUNKING, clients use DATA.
final class Chunking {
    private Chunking() {}

    /// Call it before the server starts.
    static void withdraw(SMTPServer server) {
        CommandHandler commands = server.getCommandHandler();
        commands.addCommand(new Ehlo());
        commands.addCommand(new Bdat());
    }

    /// Offers only extensions that the listener supports.
    private static final class Ehlo extends BaseCommand {
        Ehlo() {
            super("EHLO", "Introduce yourself.", "<hostname>");
        }

        @Override
        public void execute(String command, Session session) throws IOException {
            String[] words = getArgs(command);
            if (words.length < 2) {
                session.sendResponse("501 5.5.4 Syntax: EHLO hostname");
                return;
            }
            session.resetMailTransaction();
            session.setHelo(words[1]);
            SMTPServer server = session.getServer();
            boolean encrypts = server.getEnableTLS() && !session.isTLSStarted();
            session.sendResponse("250-" + server.getHostName() + "\r\n250-8BITMIME\r\n250-SIZE "
                    + server.getMaxMessageSize() + (encrypts ? "\r\n250-STARTTLS" : "") + "\r\n250 SMTPUTF8");
        }
    }

    /// Its bytes follow immediately and must not be read as commands.
    private static final class Bdat extends BaseCommand {
        Bdat() {
            super("BDAT", "Not offered.");
        }

        @Override
        public void execute(String command, Session session) throws DropConnectionException {
            throw new DropConnectionException(502, "5.5.1 BDAT is not offered, use DATA");
        }
    }
}

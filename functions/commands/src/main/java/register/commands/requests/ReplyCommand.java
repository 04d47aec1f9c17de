package register.commands.requests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.DeciderOption;
import register.commands.option.NoResultException;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.mail.letter.OwnMail;

/// Sends a person's own mail in a request's thread.
@Command(
        name = "reply",
        description = "Writes to the sender, in the thread of the request. Prints the request's new state.")
final class ReplyCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final SiteOption at;
    private final DeciderOption by;

    @Mixin
    private final OneRequest one = new OneRequest();

    @Option(names = "--text", required = true, paramLabel = "FILE", description = "The text of the mail: plain, UTF-8.")
    private Path text = Path.of("");

    @Option(
            names = "--subject",
            paramLabel = "TEXT",
            description = "The subject; the reference follows it. Default: Re: and that of the request.")
    private @Nullable String subject;

    @Option(names = "--attach", paramLabel = "FILE", description = "A file to attach; may be repeated.")
    private List<Path> attached = List.of();

    @Option(names = "--agreement", description = "The attachment is the agreement.")
    private boolean agreement;

    @Option(names = "--again", description = "Send even if it is unknown whether the last mail was sent.")
    private boolean again;

    ReplyCommand(Terminal terminal, SiteOption at, DeciderOption by) {
        this.terminal = terminal;
        this.at = at;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        if (agreement && attached.isEmpty()) {
            throw NoResultException.usage("--agreement: requires the agreement as --attach FILE");
        }
        OwnMail letter = MailFiles.read(subject, text, attached, agreement);
        return OneRequest.printSent(
                at.existing().correspondence().answering().reply(one.reference(), by.name(), letter, again), terminal);
    }
}

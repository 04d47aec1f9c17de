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
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.machine.site.Site;
import register.mail.letter.OwnMail;

/// A person's own mail.
@Command(
        name = "reply",
        mixinStandardHelpOptions = true,
        description = "Writes to the sender, in the thread of the request. Prints the request's new state.")
final class ReplyCommand implements Callable<Integer> {
    private final SiteOption where;
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

    @Option(names = "--again", description = "Send even if nobody knows whether the last mail left.")
    private boolean again;

    ReplyCommand(SiteOption where, DeciderOption by) {
        this.where = where;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        if (agreement && attached.isEmpty()) {
            where.terminal().err().println("--agreement: needs the agreement: --attach FILE");
            return Exit.USAGE;
        }
        OwnMail letter = Letters.read(subject, text, attached, agreement);
        try (Site site = where.existing()) {
            return OneRequest.sent(
                    site.correspondence().answering().reply(one.reference(), by.name(), letter, again),
                    where.terminal());
        }
    }
}

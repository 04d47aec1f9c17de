package register.commands.requests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.NoResultException;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.RequestText;
import register.embedded.file.PrivateFiles;
import register.json.Json;
import register.machine.site.Site;
import register.mail.KeptMail;
import register.notices.objection.RequestDesk;
import register.request.DpaRequest;

/// Shows one request.
@Command(
        name = "show",
        description = "Shows one request: its text and attachments, how the register read it, and its history.")
final class ShowRequestCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final SiteOption at;

    @Mixin
    private final OneRequest one = new OneRequest();

    @Option(names = "--whole", description = "Show the whole text, however long it is.")
    private boolean whole;

    @Option(
            names = "--raw",
            paramLabel = "FILE",
            description =
                    "Instead, write the original mail with its attachments to this file, which must not exist yet. "
                            + "Only you can read it.")
    private @Nullable Path raw;

    ShowRequestCommand(Terminal terminal, SiteOption at) {
        this.terminal = terminal;
        this.at = at;
    }

    @Override
    public Integer call() throws IOException {
        Site site = at.existing();
        DpaRequest request =
                site.register().ports().requests().find(one.reference()).orElseThrow(one::unknown);
        Optional<KeptMail> mail = KeptMail.of(request, site.register().ports().documents());
        if (raw != null) {
            write(
                    mail.orElseThrow(
                            () -> NoResultException.no("--raw: " + request.reference() + ": its mail is deleted")),
                    raw);
            return Exit.DONE;
        }
        terminal.result(
                () -> RequestText.json(request, mail.orElse(null)),
                () -> RequestText.whole(
                        request, mail.orElse(null), whole, terminal.clock().instant())
                        .stream());
        new RequestDesk(site.register(), site::referenceKey)
                .objection(request)
                .ifPresent(objection -> terminal.err().println("see also: " + objection.reference()));
        return Exit.DONE;
    }

    private void write(KeptMail mail, Path file) throws IOException {
        PrivateFiles.create(file, "--raw: " + file);
        Files.write(file, mail.raw().toArray(), StandardOpenOption.WRITE);
        terminal.result(
                Json.object()
                        .put("file", file.toString())
                        .put("size", mail.raw().length())
                        .put("sha256", mail.raw().hash().hex())
                        .build(),
                "mail written to " + file + ", " + mail.raw().length()
                        + " bytes. A stranger wrote it: open it with care");
    }
}

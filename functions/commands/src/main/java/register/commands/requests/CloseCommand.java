package register.commands.requests;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import register.commands.option.DeciderOption;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.RequestText;
import register.machine.site.Site;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.RequestThread;
import register.value.Reference;

/// It is over.
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description =
                "Closes the request, with the later mails of its thread from the same sender. The time that it is kept"
                        + " runs from then.")
final class CloseCommand implements Callable<Integer> {
    private final SiteOption where;
    private final DeciderOption by;

    @Mixin
    private final OneRequest one = new OneRequest();

    @Parameters(index = "1", paramLabel = "HOW", description = "executed, declined or withdrawn.")
    private @Nullable RequestState how;

    CloseCommand(SiteOption where, DeciderOption by) {
        this.where = where;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        RequestState closed = Objects.requireNonNull(how);
        try (Site site = where.existing()) {
            RequestLog requests = site.register().ports().requests();
            Optional<DpaRequest> found = requests.find(one.reference());
            if (found.isEmpty()) {
                return one.unknown(terminal);
            }
            Stream<Reference> later = RequestThread.mails(found.get(), requests).stream()
                    .filter(mail -> !mail.state().isClosed())
                    .map(DpaRequest::reference);
            Stream.concat(later, Stream.of(one.reference()))
                    .map(each -> RequestChanges.make(
                            requests, each, request -> request.closed(closed, by.at(terminal.clock()))))
                    .map(RequestText::line)
                    .forEach(terminal.out()::println);
            return Exit.DONE;
        }
    }
}

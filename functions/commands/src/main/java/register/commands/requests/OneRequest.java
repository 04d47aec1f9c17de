package register.commands.requests;

import java.io.IOException;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import register.commands.option.DeciderOption;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.RequestText;
import register.machine.site.Site;
import register.request.By;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.value.Reference;

/// The request that a command is about: its first word.
final class OneRequest {
    @Parameters(index = "0", paramLabel = "REF", description = "The request's reference, e.g. DPA-7K3Q-9M2X-4WTB.")
    private @Nullable Reference reference;

    Reference reference() {
        return Objects.requireNonNull(reference);
    }

    /// Changes it as a person decides, and prints its new state.
    int change(SiteOption where, DeciderOption by, BiFunction<DpaRequest, By, DpaRequest> change) throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            RequestLog requests = site.register().ports().requests();
            if (requests.find(reference()).isEmpty()) {
                return unknown(terminal);
            }
            return changed(
                    RequestLog.revisions(requests)
                            .change(reference(), request -> change.apply(request, by.at(terminal.clock())))
                            .orElseThrow(),
                    terminal);
        }
    }

    int unknown(Terminal terminal) {
        terminal.err().println("REF: \"" + reference + "\": no such request");
        return Exit.NO;
    }

    /// Prints its state after a change.
    static int changed(DpaRequest request, Terminal terminal) {
        terminal.result(RequestText.json(request, (String) null), RequestText.line(request));
        return Exit.DONE;
    }

    /// Prints its state after a mail was sent.
    ///
    /// @return the exit code
    static int sent(DpaRequest request, Terminal terminal) {
        int _ = changed(request, terminal);
        return switch (request.state()) {
            case ACKNOWLEDGED, IN_PROGRESS, AGREEMENT_SENT, CLOSED -> Exit.DONE;
            case QUEUED -> Exit.NO;
            case REPLY_UNKNOWN -> Exit.UNDECIDED;
            default -> Exit.FAILURE;
        };
    }
}

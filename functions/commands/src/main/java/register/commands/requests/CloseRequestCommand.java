package register.commands.requests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.DeciderOption;
import register.commands.option.Exit;
import register.commands.option.NoResultException;
import register.commands.option.OneLine;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.RequestText;
import register.json.Json;
import register.machine.site.Site;
import register.notices.objection.RequestDesk;
import register.request.DpaRequest;
import register.request.RequestOutcome;
import register.value.Term;

/// Records the outcome of a request.
@Command(
        name = "close",
        description = "Closes the request, together with later mails of its thread from the same sender and with "
                + "the objection recorded from its mail. Its retention period starts then. A later"
                + " outcome replaces an earlier one.")
final class CloseRequestCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final SiteOption at;
    private final DeciderOption by;

    @Mixin
    private final OneRequest one = new OneRequest();

    @Option(
            names = "--as",
            required = true,
            paramLabel = "OUTCOME",
            completionCandidates = Outcomes.class,
            description = {
                "The outcome, by matter. dpa: executed, declined, withdrawn. question: answered,"
                        + " withdrawn. data-subject-request: fulfilled, refused, forwarded, withdrawn. redlines:"
                        + " accepted, accepted-in-part, declined, withdrawn. termination: confirmed, declined,"
                        + " withdrawn. breach: notified, not-notifiable, no-breach. objection: as in objections"
                        + " close. All but objections: nothing-due."
            })
    private @Nullable String outcome;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "The reason. Required with rejected and not-an-objection.")
    private @Nullable String reason;

    /// The words that a shell completes.
    static final class Outcomes extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Outcomes() {
            super(Arrays.stream(RequestOutcome.values()).map(Term::term).toList());
        }
    }

    CloseRequestCommand(Terminal terminal, SiteOption at, DeciderOption by) {
        this.terminal = terminal;
        this.at = at;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        String why = reason == null ? null : OneLine.of("--reason", reason, OneLine.MOST);
        Site site = at.existing();
        var desk = new RequestDesk(site.register(), site::referenceKey);
        List<DpaRequest> closed = NoResultException.orUsage(
                "--as: ",
                () -> desk.close(one.reference(), Objects.requireNonNull(outcome), why, by.at(terminal.clock())));
        if (closed.isEmpty()) {
            throw one.unknown();
        }
        terminal.result(
                "requests",
                Json.array(closed, request -> RequestText.json(request, (String) null)),
                closed.stream().map(RequestText::line).toList());
        return Exit.DONE;
    }
}

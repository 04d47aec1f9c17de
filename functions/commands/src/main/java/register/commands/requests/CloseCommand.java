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
import register.commands.option.OneLine;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.RequestText;
import register.json.Json;
import register.machine.site.Site;
import register.notices.objection.RequestDesk;
import register.request.Closing;
import register.request.DpaRequest;
import register.value.Term;

/// It is over.
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description =
                "Closes the request, with the later mails of its thread from the same sender, and the objection that its"
                        + " mail is recorded as. The time that it is kept runs from then. Said again, the last word counts.")
final class CloseCommand implements Callable<Integer> {
    private final SiteOption where;
    private final DeciderOption by;

    @Mixin
    private final OneRequest one = new OneRequest();

    @Option(
            names = "--as",
            required = true,
            paramLabel = "OUTCOME",
            completionCandidates = Outcomes.class,
            description = {
                "How it ended, by its matter. dpa: executed, declined, withdrawn. question: answered, withdrawn."
                        + " data-subject-request: fulfilled, refused, forwarded, withdrawn. redlines: accepted,"
                        + " accepted-in-part, declined, withdrawn. termination: confirmed, declined, withdrawn. breach:"
                        + " notified, not-notifiable, no-breach. objection: as objections close. All but an objection:"
                        + " nothing-due."
            })
    private @Nullable String how;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why. Required with rejected and not-an-objection.")
    private @Nullable String reason;

    /// What a shell completes.
    static final class Outcomes extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Outcomes() {
            super(Arrays.stream(Closing.values()).map(Term::term).toList());
        }
    }

    CloseCommand(SiteOption where, DeciderOption by) {
        this.where = where;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        String why = reason == null ? null : OneLine.of("--reason", reason, OneLine.MOST);
        try (Site site = where.existing()) {
            List<DpaRequest> closed;
            try {
                closed = new RequestDesk(site.register(), site::referenceKey)
                        .close(one.reference(), Objects.requireNonNull(how), why, by.at(terminal.clock()));
            } catch (IllegalArgumentException e) {
                terminal.err().println("--as: " + e.getMessage());
                return Exit.USAGE;
            }
            if (closed.isEmpty()) {
                return one.unknown(terminal);
            }
            terminal.result(
                    Json.object()
                            .put("requests", Json.array(closed, request -> RequestText.json(request, (String) null)))
                            .build(),
                    closed.stream().map(RequestText::line).toList());
            return Exit.DONE;
        }
    }
}

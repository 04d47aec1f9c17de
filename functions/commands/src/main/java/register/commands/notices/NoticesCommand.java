package register.commands.notices;

import static register.commands.option.NoResultException.orNo;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.NoResultException;
import register.commands.option.OneLine;
import register.commands.option.SiteOption;
import register.commands.option.Subcommands;
import register.commands.option.Terminal;
import register.commands.text.NoticeText;
import register.json.Json;
import register.machine.site.Site;
import register.notice.Notice;
import register.notice.Run;
import register.notice.RunJson;
import register.notices.plan.RunCounts;
import register.notices.proof.RunCommitments;
import register.request.ChangeAuthor;
import register.value.PolicyId;

/// `infra/register notices`: notices of changes to customers, and their outcomes.
@Command(
        name = "notices",
        addMethodSubcommands = false,
        description = "Notifies a policy's recipients of its changes: previews, starts and follows runs, and"
                + " shows the outcome of each notice.",
        synopsisSubcommandLabel = "COMMAND")
public final class NoticesCommand {
    private final Terminal terminal;

    @Mixin
    private final SiteOption at;

    private NoticesCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    public static CommandLine line(Terminal terminal) {
        var notices = new NoticesCommand(terminal);
        return Subcommands.of(
                notices,
                new CloseNoticesCommand(terminal, notices.at),
                new EvidenceCommand(terminal, notices.at),
                new PreviewNoticesCommand(terminal, notices.at),
                new ShowNoticesCommand(terminal, notices.at),
                new StartCommand(terminal, notices.at));
    }

    @Command(description = "Stops sending the policy's notices.")
    void stop(
            @Mixin SelectedRuns runs,
            @Option(names = "--reason", paramLabel = "TEXT", description = "The reason.") @Nullable String reason)
            throws IOException {
        String why = reason == null ? null : OneLine.of("--reason", reason, OneLine.MOST);
        ChangeAuthor by = runs.by().at(terminal.clock());
        Site site = at.existing();
        move(runs.in(site, Run.State.SENDING), run -> NoticesAt.runs(site).stop(run.id(), why, by));
    }

    @Command(description = "Resumes sending the notices of stopped runs.")
    void resume(@Mixin SelectedRuns runs) throws IOException {
        ChangeAuthor by = runs.by().at(terminal.clock());
        Site site = at.existing();
        move(runs.in(site, Run.State.STOPPED), run -> NoticesAt.runs(site).send(run.id(), by));
    }

    private void move(List<Run> runs, Function<Run, Optional<Run>> change) throws IOException {
        List<Run> moved = orNo(
                () -> runs.stream().flatMap(run -> change.apply(run).stream()).toList());
        terminal.result(
                "runs",
                Json.array(moved, RunJson.FORM::write),
                moved.stream()
                        .map(run -> "run " + run.id() + " " + run.state().term())
                        .toList());
    }

    @Command(description = "Sends a notice again.")
    void retry(
            @Mixin OneNotice notice,
            @Option(
                            names = "--again",
                            required = true,
                            description = "Required, because the recipient may receive the notice twice.")
                    boolean again)
            throws IOException {
        if (!again) {
            throw NoResultException.usage("--again: missing; the recipient may receive it twice");
        }
        ChangeAuthor by = notice.by().at(terminal.clock());
        Site site = at.existing();
        print(notice, orNo(() -> NoticesAt.ledger(site).again(notice.id(), null, by)));
    }

    @Command(description = "Records that a customer was notified in another way.")
    void told(
            @Mixin OneNotice notice,
            @Option(
                            names = "--note",
                            required = true,
                            paramLabel = "TEXT",
                            description = "How, in one line, e.g. by phone. It must not name anyone.")
                    String note)
            throws IOException {
        String how = OneLine.of("--note", note, OneLine.MOST);
        ChangeAuthor by = notice.by().at(terminal.clock());
        Site site = at.existing();
        print(notice, orNo(() -> NoticesAt.ledger(site).toldByHand(notice.id(), how, by)));
    }

    private void print(OneNotice notice, Optional<Notice> changed) {
        Notice now = changed.orElseThrow(notice::unknown);
        terminal.result(NoticeText.json(now), NoticeText.line(now));
    }

    @Command(description = "Shows the progress of each policy's last run, and of earlier runs that are still open.")
    void status(
            @Parameters(arity = "0..1", paramLabel = "POLICY", description = "The policy's id. Default: all.") @Nullable
                    PolicyId policy)
            throws IOException {
        Site site = at.existing();
        Instant now = terminal.clock().instant();
        List<PolicyId> policies = policy == null ? site.register().history().policies() : List.of(policy);
        List<Run> runs = policies.stream()
                .flatMap(each -> NoticesAt.current(site, each).stream())
                .toList();
        if (runs.isEmpty()) {
            throw policy == null ? NoResultException.no("there is no run") : NoticesAt.noRun(policy);
        }
        terminal.result(
                "runs",
                () -> Json.array(runs, run -> NoticeText.json(run, counts(run, site, now), site.noticeRate(), now)),
                () -> runs.stream().flatMap(run -> lines(run, site, now)));
    }

    private static RunCounts counts(Run run, Site site, Instant now) {
        return RunCounts.of(run, NoticesAt.notices(site), now);
    }

    private static Stream<String> lines(Run run, Site site, Instant now) {
        var lines = new ArrayList<>(NoticeText.status(run, counts(run, site, now), site.noticeRate(), now));
        if (run.state() == Run.State.SENDING
                && new RunCommitments(site.register()).standing(run).isEmpty()) {
            lines.add("waits: no signed entry of the log commits to it yet");
        }
        lines.addAll(NoticesAt.due(site, run, now));
        return lines.stream();
    }
}

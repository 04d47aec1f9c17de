package register.commands.notices;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.NoticeText;
import register.json.Json;
import register.machine.site.Site;
import register.notice.Run;
import register.notices.plan.RunCounts;
import register.notices.proof.RunCommitments;
import register.value.PolicyId;

/// How far runs got.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows how far the last run of each policy got, and those before it that are not over.")
final class StatusCommand implements Callable<Integer> {
    private final SiteOption where;
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "POLICY", description = "The policy's id. Default: all.")
    private @Nullable PolicyId policy;

    StatusCommand(SiteOption where) {
        this.where = where;
        this.terminal = where.terminal();
    }

    @Override
    public Integer call() throws IOException {
        try (Site site = where.existing()) {
            Instant now = terminal.clock().instant();
            List<PolicyId> policies = policy == null ? site.register().history().policies() : List.of(policy);
            List<Run> runs = policies.stream()
                    .flatMap(each -> NoticesAt.current(site, each).stream())
                    .toList();
            if (runs.isEmpty()) {
                terminal.err().println(policy == null ? "there is no run" : NoticesAt.noRun(policy));
                return Exit.NO;
            }
            terminal.result(
                    () -> Json.object()
                            .put(
                                    "runs",
                                    Json.array(
                                            runs,
                                            run -> NoticeText.json(
                                                    run, counts(run, site, now), site.noticeRate(), now)))
                            .build(),
                    () -> runs.stream().flatMap(run -> lines(run, site, now)));
            return Exit.DONE;
        }
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

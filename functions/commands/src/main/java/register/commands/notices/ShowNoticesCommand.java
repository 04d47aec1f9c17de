package register.commands.notices;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.NoticeText;
import register.json.Json;
import register.machine.site.Site;
import register.notice.Notice;
import register.notice.Run;
import register.notices.plan.RunCounts;
import register.recipient.Recipient;

/// Shows each notice of a run, with its outcome.
@Command(
        name = "show",
        description = "Shows each notice of the policy's last run, and of earlier runs that are still open:"
                + " recipient, state, next step.")
final class ShowNoticesCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final SiteOption at;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Option(
            names = "--open",
            description = "Only notices that need attention: not reached, unknown, reported as spam, without a"
                    + " delivery report for a day. Also the number of recipients due without a notice.")
    private boolean open;

    ShowNoticesCommand(Terminal terminal, SiteOption at) {
        this.terminal = terminal;
        this.at = at;
    }

    @Override
    public Integer call() throws IOException {
        Site site = at.existing();
        Instant now = terminal.clock().instant();
        List<Run> runs = NoticesAt.current(site, policy.id());
        if (runs.isEmpty()) {
            throw NoticesAt.noRun(policy.id());
        }
        terminal.result(
                "notices",
                () -> Json.array(runs.stream()
                        .flatMap(run -> notices(run, site, now)
                                .map(notice -> NoticeText.json(run, notice, recipient(notice, site), now)))
                        .toList()),
                () -> runs.stream()
                        .flatMap(run -> Stream.concat(
                                notices(run, site, now)
                                        .flatMap(notice ->
                                                NoticeText.lines(run, notice, recipient(notice, site), now).stream()),
                                open ? NoticesAt.due(site, run, now).stream() : Stream.empty())));
        return Exit.DONE;
    }

    private Stream<Notice> notices(Run run, Site site, Instant now) {
        var listed = new ArrayList<Notice>();
        RunCounts.each(run, NoticesAt.notices(site), notice -> {
            if (!open || NoticeText.isOpen(notice, now)) {
                listed.add(notice);
            }
        });
        return listed.stream();
    }

    private @Nullable Recipient recipient(Notice notice, Site site) {
        return site.register()
                .ports()
                .recipients()
                .find(policy.id(), notice.recipient())
                .orElse(null);
    }
}

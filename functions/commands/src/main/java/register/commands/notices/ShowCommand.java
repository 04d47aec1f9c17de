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

/// What became of each notice.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows each notice of the policy's last run, and of those before it that are not over: for whom, how far it got, what to do next.")
final class ShowCommand implements Callable<Integer> {
    private final SiteOption where;
    private final Terminal terminal;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @Option(
            names = "--open",
            description = "Only what a person has to look at: not reached, unknown, reported as spam,"
                    + " without a word for a day. And how many are due without a notice.")
    private boolean open;

    ShowCommand(SiteOption where) {
        this.where = where;
        this.terminal = where.terminal();
    }

    @Override
    public Integer call() throws IOException {
        try (Site site = where.existing()) {
            Instant now = terminal.clock().instant();
            List<Run> runs = NoticesAt.current(site, policy.id());
            if (runs.isEmpty()) {
                terminal.err().println(NoticesAt.noRun(policy.id()));
                return Exit.NO;
            }
            terminal.result(
                    () -> Json.object()
                            .put(
                                    "notices",
                                    Json.array(runs.stream()
                                            .flatMap(run -> shown(run, site, now)
                                                    .map(notice ->
                                                            NoticeText.json(run, notice, recipient(notice, site), now)))
                                            .toList()))
                            .build(),
                    () -> runs.stream()
                            .flatMap(run -> Stream.concat(
                                    shown(run, site, now)
                                            .flatMap(notice ->
                                                    NoticeText.lines(run, notice, recipient(notice, site), now)
                                                            .stream()),
                                    open ? NoticesAt.due(site, run, now).stream() : Stream.empty())));
            return Exit.DONE;
        }
    }

    private Stream<Notice> shown(Run run, Site site, Instant now) {
        var shown = new ArrayList<Notice>();
        RunCounts.each(run, NoticesAt.notices(site), notice -> {
            if (!open || NoticeText.isOpen(notice, now)) {
                shown.add(notice);
            }
        });
        return shown.stream();
    }

    private @Nullable Recipient recipient(Notice notice, Site site) {
        return site.register()
                .ports()
                .recipients()
                .find(policy.id(), notice.recipient())
                .orElse(null);
    }
}

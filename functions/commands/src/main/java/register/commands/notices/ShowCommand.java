package register.commands.notices;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.NoticeText;
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

    @Option(names = "--json", description = "As JSON, one notice a line.")
    private boolean json;

    ShowCommand(SiteOption where) {
        this.where = where;
        this.terminal = where.terminal();
    }

    @Override
    public Integer call() throws IOException {
        try (Site site = where.existing()) {
            Instant now = terminal.clock().instant();
            List<Run> runs = NoticesAt.current(site, policy.id());
            for (Run run : runs) {
                RunCounts.each(run, NoticesAt.notices(site), notice -> {
                    if (!open || NoticeText.isOpen(notice, now)) {
                        print(run, notice, site, now);
                    }
                });
                if (open && !json) {
                    NoticesAt.due(site, run, now).forEach(terminal.out()::println);
                }
            }
            if (runs.isEmpty()) {
                terminal.err().println(NoticesAt.noRun(policy.id()));
            }
            return runs.isEmpty() ? Exit.NO : Exit.DONE;
        }
    }

    private void print(Run run, Notice notice, Site site, Instant now) {
        @Nullable
        Recipient recipient = site.register()
                .ports()
                .recipients()
                .find(policy.id(), notice.recipient())
                .orElse(null);
        if (json) {
            terminal.out().println(NoticeText.json(run, notice, recipient, now));
        } else {
            NoticeText.lines(run, notice, recipient, now).forEach(terminal.out()::println);
        }
    }
}

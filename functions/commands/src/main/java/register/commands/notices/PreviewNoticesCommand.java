package register.commands.notices;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.chain.EntryHeader;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.ExclusionText;
import register.commands.text.NoticePreview;
import register.commands.text.PlanText;
import register.json.Json;
import register.machine.site.Site;
import register.notice.Run;
import register.notice.RunAnnouncement;
import register.notices.plan.NoticePlans;
import register.notices.plan.Plan;
import register.policy.rules.MailAddress;
import register.recipient.Exclusion;
import register.settings.BadSettingException;

/// Previews a run.
@Command(
        name = "preview",
        description = "Previews a run: the number of recipients, their languages, the deadline, the time it takes, "
                + "the plan's hash, and the command that starts it. Notifies nobody.")
final class PreviewNoticesCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final SiteOption at;

    @Mixin
    private final AnnouncedOption about = new AnnouncedOption();

    @Option(
            names = "--send-to",
            paramLabel = "ADDRESS",
            description = "Send one of each kind of mail to this address, such as a colleague's.")
    private @Nullable String colleague;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write one of each kind of mail to this folder, as text and HTML.")
    private @Nullable Path out;

    PreviewNoticesCommand(Terminal terminal, SiteOption at) {
        this.terminal = terminal;
        this.at = at;
    }

    @Override
    public Integer call() throws IOException {
        if (colleague != null && MailAddress.ascii(colleague).isEmpty()) {
            throw new BadSettingException("--send-to", colleague, "expected a mail address");
        }
        Site site = at.existing();
        NoticePlans plans = NoticesAt.plans(site);
        List<EntryHeader> headers = site.register().history().headers(about.policy());
        RunAnnouncement announced = about.in(plans, headers);
        NoticePreview preview = NoticePreview.of(site, plans, announced, null);
        List<String> lines = new ArrayList<>(PlanText.lines(preview.plan(), plans.rate()));
        List<Exclusion> exclusions = Exclusion.of(
                announced.announcement().version(),
                site.register().ports().recipients().all(about.policy()));
        lines.addAll(ExclusionText.lines(exclusions));
        Optional<EntryHeader> lost = plans.lostRun(announced);
        lost.map(PlanText::lost).ifPresent(lines::add);
        if (out != null) {
            preview.write(out);
            lines.add("mails written to " + out);
        }
        Optional<String> failure = colleague == null ? Optional.empty() : preview.send(site, colleague);
        List<LocalDate> others = others(plans, headers, announced);
        if (failure.isEmpty()) {
            lines.addAll(next(site, preview.plan(), lost.isPresent()));
            others.forEach(other -> lines.add("also announced, but nobody notified yet: " + other
                    + "; preview it with: notices preview " + about.policy() + " --date " + other));
        }
        terminal.result(
                PlanText.json(preview.plan(), plans.rate())
                        .put(
                                "lostRun",
                                lost.map(header -> Json.of(header.sequence())).orElse(null))
                        .put("excluded", ExclusionText.json(exclusions))
                        .put("others", Json.array(others, date -> Json.of(date.toString())))
                        .build(),
                lines);
        failure.ifPresent(why -> terminal.err().println("--send-to: " + why));
        return failure.isPresent() ? Exit.FAILURE : Exit.DONE;
    }

    private List<String> next(Site site, Plan plan, boolean lost) {
        Optional<Run> over = NoticesAt.notices(site)
                .run(NoticePlans.id(plan.announced()))
                .filter(run -> !run.state().isOpen());
        if (over.isPresent()) {
            return List.of("its run " + over.get().id() + " is "
                    + over.get().state().term() + ": no recipients can be added. Notify the others another way");
        }
        if (plan.notices() == 0) {
            return List.of("there is nobody to notify, so there is nothing to start");
        }
        var lines = new ArrayList<String>();
        if (plan.late() > 0) {
            lines.add("--late starts it anyway: the recipients named above get less notice than promised."
                    + " To keep the promise, correct the version to a later date first");
        }
        lines.add("start it with: notices start " + about.words() + " --plan " + plan.hash() + " --by NAME"
                + (plan.late() > 0 ? " --late" : "") + (lost ? " --again" : "") + (at.isAws() ? " --aws" : ""));
        return lines;
    }

    /// The other announcements without a notified recipient.
    private static List<LocalDate> others(NoticePlans plans, List<EntryHeader> headers, RunAnnouncement announced) {
        LocalDate shown = announced.announcement().header().effectiveDate();
        return plans.withoutRun(headers).stream()
                .filter(other -> !other.equals(shown))
                .toList();
    }
}

package register.commands.notices;

import static register.commands.option.NoResultException.orNo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.assembly.Attesting;
import register.chain.EntryHeader;
import register.commands.option.DespiteWitnesses;
import register.commands.option.Exit;
import register.commands.option.NamedOption;
import register.commands.option.NoResultException;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.NoticePreview;
import register.commands.text.PlanText;
import register.json.Json;
import register.machine.site.Site;
import register.notice.Run;
import register.notice.RunAnnouncement;
import register.notice.RunJson;
import register.notices.plan.Latecomers;
import register.notices.plan.NoticePlans;
import register.notices.plan.Plan;
import register.notices.plan.RunStart;
import register.notices.proof.RunCommitments;
import register.request.ChangeAuthor;
import register.value.PolicyId;
import register.value.Sha256;

/// Starts a run.
@Command(
        name = "start",
        description = "Starts the previewed run. Sent mail cannot be recalled. After a crash the same command"
                + " completes the run; later it adds new recipients.")
final class StartCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final SiteOption at;

    @Mixin
    private final AnnouncedOption about = new AnnouncedOption();

    @Option(
            names = "--plan",
            required = true,
            paramLabel = "HASH",
            description = "The plan's hash, as preview printed it.")
    private @Nullable Sha256 hash;

    @Mixin
    private final NamedOption by = new NamedOption();

    @Option(names = "--late", description = "Also notify recipients for whom it is too late.")
    private boolean late;

    @Option(
            names = "--again",
            description = "Notify everyone, although the log commits to a run for this date that is missing here.")
    private boolean again;

    @Mixin
    private final DespiteWitnesses despite = new DespiteWitnesses();

    StartCommand(Terminal terminal, SiteOption at) {
        this.terminal = terminal;
        this.at = at;
    }

    @Override
    public Integer call() throws IOException {
        Site site = at.existing();
        despite.requireOneHistory(terminal, site, about.policy());
        return orNo(() -> {
            String from = site.noticesLeaveFrom();
            NoticePlans plans = NoticesAt.plans(site);
            RunAnnouncement announced =
                    about.in(plans, site.register().history().headers(about.policy()));
            Optional<EntryHeader> lost = plans.lostRun(announced);
            if (lost.isPresent() && !again) {
                throw NoResultException.no(
                        PlanText.lost(lost.get()) + ". Import an archive that contains it, or add --again");
            }
            Plan plan = NoticePreview.of(site, plans, announced, hash).plan();
            requireAsSeen(plan);
            return start(site, plans, plan, from);
        });
    }

    /// @throws NoResultException if the plan has changed since the preview, or some recipients would be told too
    ///     late
    private void requireAsSeen(Plan plan) {
        List<String> differences = plan.differencesTo(Objects.requireNonNull(hash));
        if (!differences.isEmpty()) {
            throw NoResultException.no("--plan: the plan has changed since you previewed it: "
                    + String.join("; ", differences) + ". Preview it again: notices preview " + about.policy());
        }
        if (plan.late() > 0 && !late) {
            throw NoResultException.no(plan.late() + " would be notified too late; --late notifies them anyway");
        }
    }

    private int start(Site site, NoticePlans plans, Plan plan, String from) {
        PolicyId policy = about.policy();
        ChangeAuthor person = by.at(terminal.clock());
        Run run = new RunStart(plans).record(plan, person);
        var lines = new ArrayList<String>();
        long entry = commit(site, plans, run, lines);
        if (run.state() != Run.State.STOPPED) {
            run = NoticesAt.runs(site).send(run.id(), person).orElse(run);
        }
        int since = new Latecomers(plans).addSince(plan, person);
        lines.add("run " + run.id() + " " + run.state().term() + ": " + plan.notices() + " notices are recorded");
        if (since > 0) {
            lines.add("subscribed since the preview, to be notified last: " + since);
        }
        lines.add(
                run.state() == Run.State.STOPPED
                        ? "no mail is sent until: notices resume " + policy + " --by NAME"
                        : "the mails are sent by " + from + ", while it runs");
        lines.add("follow it with: notices status " + policy);
        terminal.result(
                Json.object()
                        .putAll(RunJson.FORM.write(run).members())
                        .put("notices", plan.notices())
                        .put("commitment", entry)
                        .put("subscribedSince", since)
                        .build(),
                lines);
        return Exit.DONE;
    }

    /// Commits to the notices of the run, and signs the commitment unless functions do, since sending waits for it.
    ///
    /// @return the entry with the commitment
    private static long commit(Site site, NoticePlans plans, Run run, List<String> lines) {
        var commitments = new RunCommitments(plans.register());
        Attesting attesting = site.attesting();
        if (attesting != null) {
            attesting.checkpoints().requireOwnKey(run.policy());
        }
        EntryHeader entry = commitments.plan(run);
        if (attesting != null) {
            var _ = attesting.checkpoints().make(entry.policy(), entry.sequence());
        }
        lines.add("committed to in the log: entry " + entry.sequence()
                + (commitments.standing(run).isPresent()
                        ? ""
                        : ", not signed yet; mail is sent once it is signed, within a few minutes"));
        return entry.sequence();
    }
}

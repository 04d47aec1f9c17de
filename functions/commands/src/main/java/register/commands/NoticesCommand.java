package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import register.assembly.Attesting;
import register.chain.EntryHeader;
import register.commands.option.Exit;
import register.commands.option.OnAws;
import register.commands.text.NoticePreview;
import register.commands.text.NoticeText;
import register.commands.text.PlanText;
import register.machine.site.Site;
import register.notice.Announced;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.notices.contacts.MailAddress;
import register.notices.plan.NoticePlans;
import register.notices.plan.RunCounts;
import register.notices.plan.RunStart;
import register.notices.proof.RunCommitments;
import register.notices.sending.Ledger;
import register.notices.sending.Runs;
import register.recipient.Recipient;
import register.request.By;
import register.request.RequestChange;
import register.settings.BadSettingException;
import register.value.PolicyId;
import register.value.Sha256;

/// Tells customers of changes, and shows what became of it.
@Command(
        name = "notices",
        mixinStandardHelpOptions = true,
        description = "Tells a policy's recipients of its changes: what a run would do, its start, how far it got, what"
                + " became of each notice.",
        synopsisSubcommandLabel = "COMMAND")
final class NoticesCommand {
    private static final String POLICY = "The policy's id.";
    private static final String DATE = "The effective date that is announced; default: of the last announcement.";
    private static final String ID = "The notice's id, e.g. NTC-7K3Q9M2X-0C-4WTB9ZK2.";
    private static final String RUN = "Only the run of this id; default: all that this is about.";
    private static final int MOST_RUNS = 1_000;
    private static final int MOST_NAME = 100;
    private static final int MOST_TEXT = 500;
    private static final String BY = "Who says so; the history keeps the name.";

    private final Terminal terminal;

    @Option(names = "--aws", scope = ScopeType.INHERIT, description = OnAws.DESCRIPTION)
    private boolean aws;

    NoticesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Prints what a run would do: how many are told, in which languages, by when, how long it"
                    + " takes; the plan's hash, and the command that starts it. Tells nobody.")
    int preview(
            @Parameters(paramLabel = "POLICY", description = POLICY) PolicyId policy,
            @Option(names = "--date", paramLabel = "DATE", description = DATE) @Nullable LocalDate date,
            @Option(
                            names = "--send-to",
                            paramLabel = "ADDRESS",
                            description = "Send each mail that differs to this address, of a colleague.")
                    @Nullable
                    String colleague,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            description = "Write each mail that differs into this folder, as text and HTML.")
                    @Nullable
                    Path out)
            throws IOException {
        if (colleague != null && MailAddress.ascii(colleague).isEmpty()) {
            throw new BadSettingException("--send-to", colleague, "expected a mail address");
        }
        try (Site site = terminal.existing(aws)) {
            NoticePlans plans = plans(site);
            Optional<Announced> announced = announced(plans, policy, date);
            if (announced.isEmpty()) {
                return Exit.NO;
            }
            NoticePreview preview = NoticePreview.of(site, plans, announced.get());
            PlanText.lines(preview.plan(), plans.rate()).forEach(terminal.out()::println);
            if (out != null) {
                preview.write(out);
                terminal.out().println("mails written to " + out);
            }
            Optional<String> failure = colleague == null ? Optional.empty() : preview.send(site, colleague);
            if (failure.isPresent()) {
                terminal.err().println("--send-to: " + failure.get());
                return Exit.FAILURE;
            }
            terminal.out()
                    .println("start it with: notices start " + policy + (date == null ? "" : " --date " + date)
                            + " --plan " + preview.plan().hash() + " --by NAME"
                            + (preview.plan().late() > 0 ? " --late" : "")
                            + (aws ? " --aws" : ""));
            LocalDate shown = announced.get().announcement().header().effectiveDate();
            plans.withoutRun(policy).stream()
                    .filter(other -> !other.equals(shown))
                    .forEach(other -> terminal.out()
                            .println("also announced, and nobody told yet: " + other
                                    + "; look at it with: notices preview " + policy + " --date " + other));
            return Exit.DONE;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Starts the run that preview showed. Mail cannot be taken back. After a crash the same command"
                            + " completes it; later it adds who came since.")
    int start(
            @Parameters(paramLabel = "POLICY", description = POLICY) PolicyId policy,
            @Option(
                            names = "--plan",
                            required = true,
                            paramLabel = "HASH",
                            description = "The plan's hash, as preview printed it.")
                    Sha256 hash,
            @Option(names = "--by", required = true, paramLabel = "NAME", description = BY) String by,
            @Option(names = "--date", paramLabel = "DATE", description = DATE) @Nullable LocalDate date,
            @Option(names = "--late", description = "Tell those too for whom it is too late.") boolean late)
            throws IOException {
        try (Site site = terminal.existing(aws)) {
            String from = site.noticesLeaveFrom();
            NoticePlans plans = plans(site);
            Optional<Announced> announced = announced(plans, policy, date);
            if (announced.isEmpty()) {
                return Exit.NO;
            }
            NoticePreview preview = NoticePreview.of(site, plans, announced.get());
            List<String> differences = preview.plan().differencesTo(hash);
            if (!differences.isEmpty()) {
                terminal.err()
                        .println("--plan: it has changed since: " + String.join("; ", differences)
                                + ". Look at it again: notices preview " + policy);
                return Exit.NO;
            }
            if (preview.plan().late() > 0 && !late) {
                terminal.err()
                        .println(preview.plan().late() + " would be told too late; with --late they are told all"
                                + " the same");
                return Exit.NO;
            }
            Run run = new RunStart(plans).record(preview.plan(), by(by));
            if (!commits(site, plans, run)) {
                return Exit.UNDECIDED;
            }
            if (run.state() != Run.State.STOPPED) {
                run = new Runs(notices(site), site.register().ports().dueWork())
                        .send(run.id(), by(by))
                        .orElse(run);
            }
            terminal.out()
                    .println("run " + run.id() + " " + run.state().term() + ": "
                            + preview.plan().notices() + " notices are recorded");
            terminal.out()
                    .println(
                            run.state() == Run.State.STOPPED
                                    ? "no mail leaves until: notices resume " + policy + " --by NAME"
                                    : "the mails leave from " + from + ", while it runs");
            terminal.out().println("follow it with: notices status " + policy);
            return Exit.DONE;
        } catch (IllegalStateException e) {
            return refused(e);
        }
    }

    /// Commits to what the run tells, and signs that unless functions do: before, no mail may leave.
    ///
    /// @return whether it stands
    private boolean commits(Site site, NoticePlans plans, Run run) {
        var commitments = new RunCommitments(plans);
        Attesting attesting = site.attesting();
        if (attesting != null) {
            attesting.checkpoints().requireOwnKey(run.policy());
        }
        EntryHeader entry = commitments.plan(run);
        if (attesting != null) {
            var _ = attesting.checkpoints().make(entry.policy(), entry.sequence());
        }
        if (commitments.standing(run).isPresent()) {
            terminal.out().println("committed to in the log: entry " + entry.sequence());
            return true;
        }
        terminal.err()
                .println("entry " + entry.sequence() + " of the log commits to it and is not signed yet: no mail leaves"
                        + " before; start it again in a minute");
        return false;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows how far the last run of each policy got, and those before it that are not over.")
    int status(
            @Parameters(arity = "0..1", paramLabel = "POLICY", description = POLICY + " Default: all.") @Nullable
                    PolicyId policy)
            throws IOException {
        try (Site site = terminal.existing(aws)) {
            Instant now = terminal.clock().instant();
            List<PolicyId> policies = policy == null ? site.register().history().policies() : List.of(policy);
            boolean found = false;
            for (PolicyId each : policies) {
                for (Run run : current(site, each)) {
                    found = true;
                    NoticeText.status(run, RunCounts.of(run, notices(site), now), site.noticeRate(), now)
                            .forEach(terminal.out()::println);
                }
            }
            return found ? Exit.DONE : noRun(policy);
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Lets no more mail of the policy's runs leave.")
    int stop(
            @Parameters(paramLabel = "POLICY", description = POLICY) PolicyId policy,
            @Option(names = "--by", required = true, paramLabel = "NAME", description = BY) String by,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why.") @Nullable String reason,
            @Option(names = "--run", paramLabel = "RUN", description = RUN) @Nullable RunId one)
            throws IOException {
        return moved(
                policy,
                Run.State.SENDING,
                one,
                site -> run ->
                        runs(site).stop(run.id(), reason == null ? null : line("--reason", reason, MOST_TEXT), by(by)));
    }

    @Command(mixinStandardHelpOptions = true, description = "Lets the mail of stopped runs leave again.")
    int resume(
            @Parameters(paramLabel = "POLICY", description = POLICY) PolicyId policy,
            @Option(names = "--by", required = true, paramLabel = "NAME", description = BY) String by,
            @Option(names = "--run", paramLabel = "RUN", description = RUN) @Nullable RunId one)
            throws IOException {
        return moved(policy, Run.State.STOPPED, one, site -> run -> runs(site).send(run.id(), by(by)));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Shows each notice of the policy's last run, and of those before it that are not over: for whom, how far it got, what to do next.")
    int show(
            @Parameters(paramLabel = "POLICY", description = POLICY) PolicyId policy,
            @Option(
                            names = "--open",
                            description = "Only what a person has to look at: not reached, unknown, reported as spam,"
                                    + " without a word for a day.")
                    boolean open,
            @Option(names = "--json", description = "As JSON, one notice a line.") boolean json)
            throws IOException {
        try (Site site = terminal.existing(aws)) {
            Instant now = terminal.clock().instant();
            List<Run> runs = current(site, policy);
            for (Run run : runs) {
                RunCounts.each(run, notices(site), notice -> {
                    if (!open || NoticeText.isOpen(notice, now)) {
                        print(notice, site, policy, json, now);
                    }
                });
            }
            return runs.isEmpty() ? noRun(policy) : Exit.DONE;
        }
    }

    private void print(Notice notice, Site site, PolicyId policy, boolean json, Instant now) {
        @Nullable
        Recipient recipient = site.register()
                .ports()
                .recipients()
                .find(policy, notice.recipient())
                .orElse(null);
        if (json) {
            terminal.out().println(NoticeText.json(notice, recipient, now));
        } else {
            NoticeText.lines(notice, recipient, now).forEach(terminal.out()::println);
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Records that somebody was told in another way.")
    int told(
            @Parameters(paramLabel = "ID", description = ID) NoticeId id,
            @Option(names = "--by", required = true, paramLabel = "NAME", description = BY) String by,
            @Option(
                            names = "--note",
                            required = true,
                            paramLabel = "TEXT",
                            description = "How, in one line, e.g. phone; it names nobody.")
                    String note)
            throws IOException {
        return changed(id, ledger -> ledger.toldByHand(id, line("--note", note, MOST_TEXT), by(by)));
    }

    @Command(mixinStandardHelpOptions = true, description = "Has a notice sent again.")
    int retry(
            @Parameters(paramLabel = "ID", description = ID) NoticeId id,
            @Option(names = "--again", required = true, description = "Needed: the recipient may then have it twice.")
                    boolean again,
            @Option(names = "--by", required = true, paramLabel = "NAME", description = BY) String by)
            throws IOException {
        return changed(id, ledger -> ledger.again(id, null, by(by)));
    }

    private int changed(NoticeId id, Function<Ledger, Optional<Notice>> change) throws IOException {
        try (Site site = terminal.existing(aws)) {
            Optional<Notice> notice = change.apply(
                    new Ledger(notices(site), site.register().ports().dueWork()));
            if (notice.isEmpty()) {
                terminal.err().println("ID: \"" + id + "\": no such notice");
                return Exit.NO;
            }
            terminal.out().println(NoticeText.line(notice.get()));
            return Exit.DONE;
        } catch (IllegalStateException e) {
            return refused(e);
        }
    }

    /// @param from the state of those that it is about
    /// @param one null for all of them
    private int moved(
            PolicyId policy, Run.State from, @Nullable RunId one, Function<Site, Function<Run, Optional<Run>>> change)
            throws IOException {
        try (Site site = terminal.existing(aws)) {
            List<Run> all = current(site, policy);
            List<Run> some = all.stream()
                    .filter(run -> one == null ? run.state() == from : run.id().equals(one))
                    .toList();
            List<Run> runs =
                    some.isEmpty() && one == null ? all.stream().limit(1).toList() : some;
            for (Run run : runs) {
                change.apply(site)
                        .apply(run)
                        .ifPresent(moved -> terminal.out()
                                .println("run " + moved.id() + " "
                                        + moved.state().term()));
            }
            return runs.isEmpty() ? noRun(policy) : Exit.DONE;
        } catch (IllegalStateException e) {
            return refused(e);
        }
    }

    private Optional<Announced> announced(NoticePlans plans, PolicyId policy, @Nullable LocalDate date) {
        Optional<Announced> announced = plans.announced(policy, date);
        if (announced.isEmpty()) {
            terminal.err()
                    .println("POLICY: \"" + policy + "\"" + (date == null ? "" : " on " + date)
                            + ": nothing that customers must be told of is announced");
        }
        return announced;
    }

    private static NoticePlans plans(Site site) {
        return new NoticePlans(site.register(), site.referenceKey(), site.noticeRate());
    }

    private static Notices notices(Site site) {
        return site.register().ports().notices();
    }

    private static Runs runs(Site site) {
        return new Runs(notices(site), site.register().ports().dueWork());
    }

    /// The last run, and those before it that are not over.
    private List<Run> current(Site site, PolicyId policy) {
        List<Run> all = notices(site).runs(policy, MOST_RUNS);
        Instant now = terminal.clock().instant();
        return all.stream()
                .filter(run -> run.equals(all.getFirst()) || (run.state().isOpen() && now.isBefore(run.closesAt())))
                .toList();
    }

    private int noRun(@Nullable PolicyId policy) {
        terminal.err().println(policy == null ? "there is no run" : "POLICY: \"" + policy + "\": no run");
        return Exit.NO;
    }

    private int refused(IllegalStateException e) {
        terminal.err().println(e.getMessage());
        return Exit.NO;
    }

    private By by(String name) {
        return new By(line("--by", name, MOST_NAME), terminal.clock().instant());
    }

    private static String line(String option, String text, int most) {
        if (text.isBlank() || text.length() > most || !RequestChange.isLine(text)) {
            throw new BadSettingException(option, text, "expected one line of text, at most " + most + " characters");
        }
        return text;
    }
}

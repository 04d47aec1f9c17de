package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import register.assembly.Attesting;
import register.chain.EntryHeader;
import register.commands.option.Exit;
import register.commands.option.PolicySource;
import register.commands.option.Terminal;
import register.commands.text.OutcomeText;
import register.json.Json;
import register.machine.runtime.Log;
import register.machine.site.Site;
import register.machine.site.ThisMachine;
import register.machine.start.SnapshotFollower;
import register.machine.start.TimeStampFollower;
import register.policyfile.FileProblem;
import register.policyfile.PolicyPublishing;
import register.policyfile.inspection.Effect;
import register.publishing.Erasure;
import register.publishing.Outcome;
import register.publishing.Reasons;
import register.publishing.Redacting;
import register.transparency.NoTimeStampException;
import register.transparency.OtherKeyException;
import register.transparency.TimeStamps;
import register.value.PolicyId;

/// Publishes, withdraws and redacts, and makes missing snapshots, checkpoints and time-stamps.
final class PublishCommand {
    private static final Duration PUBLISHING = Duration.ofSeconds(20);

    private final Terminal terminal;

    PublishCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param yes whether not to ask
    int publish(Path file, Reasons reasons, boolean yes) throws IOException {
        PolicySource source = PolicySource.read(file);
        return source.unlessRefused(terminal, reasons, (machine, effect) -> {
            if (!signs(machine, effect.version().policy())) {
                return Exit.NO;
            }
            int asked = effect.outcome() instanceof Outcome.Accepted ? ask(machine, effect, yes) : Exit.DONE;
            return asked == Exit.DONE ? published(machine, source, reasons) : asked;
        });
    }

    private int ask(ThisMachine machine, Effect effect, boolean yes) {
        effect.words(terminal.clock().instant(), machine.address())
                .forEach(line -> terminal.err().println(line.english()));
        return terminal.ask(yes, "Publish it? It stays for good.");
    }

    private int published(ThisMachine machine, PolicySource source, Reasons reasons) {
        return switch (machine.policyPublishing()
                .publish(source.name(), source.bytes().toArray(), source.beside(), reasons)) {
            case PolicyPublishing.Invalid refused -> invalid(refused.problems());
            case PolicyPublishing.Decided decided -> decided(machine, decided.outcome());
        };
    }

    int withdraw(String policy, LocalDate date, String reason, boolean aws, boolean yes) throws IOException {
        if (!PolicyId.SLUG.matcher(policy).matches()) {
            terminal.err().println("POLICY: \"" + policy + "\": expected a policy's id");
            return Exit.USAGE;
        }
        try (Site site = terminal.existing(aws)) {
            if (!signs(site, new PolicyId(policy))) {
                return Exit.NO;
            }
            int asked = terminal.ask(yes, "Withdraw " + policy + " " + date + "? Readers see that, and the reason.");
            return asked == Exit.DONE
                    ? decided(site, site.register().publishing().withdraw(new PolicyId(policy), date, reason))
                    : asked;
        }
    }

    /// Nothing is published here that this register may not sign.
    private boolean signs(Site site, PolicyId policy) {
        Attesting attesting = site.attesting();
        if (attesting == null) {
            return true;
        }
        try {
            attesting.checkpoints().requireOwnKey(policy);
            return true;
        } catch (OtherKeyException e) {
            terminal.err().println(Log.message(e));
            return false;
        }
    }

    int redact(String policy, String subprocessor, String reason, boolean aws, boolean yes) throws IOException {
        if (!PolicyId.SLUG.matcher(policy).matches()) {
            terminal.err().println("POLICY: \"" + policy + "\": expected a policy's id");
            return Exit.USAGE;
        }
        try (Site site = terminal.existing(aws)) {
            int asked = terminal.ask(
                    yes, "Erase the person " + subprocessor + " in every version of " + policy + "? It stays erased.");
            if (asked != Exit.DONE) {
                return asked;
            }
            Redacting.Result result = site.register().redacting().redact(new PolicyId(policy), subprocessor, reason);
            Erasure.Erased erased = result.erased();
            Outcome outcome = result.outcome();
            boolean done = outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Unchanged;
            return done
                    ? said(
                            site,
                            outcome,
                            OutcomeText.json(outcome)
                                    .put("erasedRecords", erased.records())
                                    .put("erasedDocuments", erased.documents())
                                    .build(),
                            List.of(OutcomeText.lines(outcome).getFirst(), erased(erased)))
                    : decided(site, outcome);
        }
    }

    static String erased(Erasure.Erased erased) {
        return "erased: records of persons " + erased.records() + ", documents " + erased.documents();
    }

    private int decided(Site site, Outcome outcome) {
        return said(site, outcome, OutcomeText.json(outcome).build(), OutcomeText.lines(outcome));
    }

    private int said(Site site, Outcome outcome, Json form, List<String> lines) {
        if (!(outcome instanceof Outcome.Rejected)) {
            // Print this first: the entry is accepted, whatever happens to its snapshots.
            terminal.result(form, lines);
        }
        return attested(site, outcome);
    }

    /// Completes what was accepted, and says why not where it was not.
    int attested(Site site, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> {
                attest(site, accepted.header());
                yield Exit.DONE;
            }
            case Outcome.Unchanged unchanged -> {
                attest(site, unchanged.header());
                yield Exit.DONE;
            }
            case Outcome.Conflict _ -> Exit.NO;
            case Outcome.Rejected rejected -> {
                rejected.problems().forEach(terminal.err()::println);
                yield Exit.NO;
            }
        };
    }

    /// Makes the entry's PDFs, checkpoint and time-stamp, whether it is new or old, unless functions do.
    private void attest(Site site, EntryHeader entry) {
        Attesting attesting = site.attesting();
        if (attesting == null) {
            return;
        }
        attesting
                .checkpoints()
                .make(entry.policy(), entry.sequence())
                .forEach(made -> terminal.err().println(SnapshotFollower.line(made)));
        attesting
                .snapshots()
                .make(entry.policy(), entry.sequence())
                .forEach(made -> terminal.err().println(SnapshotFollower.line(made)));
        stamp(attesting.timeStamps(), entry.policy());
        var _ = attesting
                .witnessing()
                .ask(entry.policy(), PUBLISHING, asked -> terminal.err().println(asked.line()));
    }

    /// The publication is valid with or without a stamp.
    private void stamp(TimeStamps timeStamps, PolicyId policy) {
        try {
            var _ = timeStamps.fetch(policy, PUBLISHING, made -> terminal.err().println(TimeStampFollower.line(made)));
        } catch (NoTimeStampException e) {
            terminal.err().println(TimeStampFollower.line(e));
        }
    }

    private int invalid(List<FileProblem> problems) {
        problems.forEach(terminal.err()::println);
        return Exit.NO;
    }
}

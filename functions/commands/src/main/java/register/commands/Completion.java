package register.commands;

import java.time.Duration;
import java.util.List;
import register.assembly.Attesting;
import register.chain.EntryHeader;
import register.commands.option.DespiteWitnesses;
import register.commands.option.Exit;
import register.commands.option.NoResultException;
import register.commands.option.Terminal;
import register.commands.option.WitnessCheck;
import register.commands.text.OutcomeText;
import register.json.Json;
import register.machine.runtime.Log;
import register.machine.site.Site;
import register.machine.start.SnapshotFollower;
import register.machine.start.TimeStampFollower;
import register.publishing.PublishingOutcome;
import register.transparency.NoTimeStampException;
import register.transparency.OtherKeyException;
import register.transparency.TimeStamps;
import register.value.PolicyId;

/// Reports the outcome of publishing, and completes the entry: makes its missing snapshots, checkpoint and time-stamp.
record Completion(Terminal terminal, DespiteWitnesses despite) {
    private static final Duration PUBLISHING = Duration.ofSeconds(20);

    /// @throws NoResultException if this register may not sign the policy's log, or an entry would fork the
    ///     history that a witness saw
    void requireOwnLog(Site site, PolicyId policy) {
        Attesting attesting = site.attesting();
        if (attesting == null) {
            return;
        }
        try {
            attesting.checkpoints().requireOwnKey(policy);
        } catch (OtherKeyException e) {
            throw NoResultException.no(Log.message(e));
        }
        despite.requireOneHistory(terminal, site, policy);
    }

    /// @return the exit code
    int report(Site site, PublishingOutcome outcome) {
        return report(site, outcome, OutcomeText.json(outcome).build(), OutcomeText.lines(outcome));
    }

    int report(Site site, PublishingOutcome outcome, Json form, List<String> lines) {
        if (!(outcome instanceof PublishingOutcome.Rejected)) {
            // Printed first: the entry is accepted, whatever happens to its snapshots.
            terminal.result(form, lines);
        }
        return complete(site, outcome);
    }

    /// Completes an accepted entry, or prints why it was rejected.
    int complete(Site site, PublishingOutcome outcome) {
        return switch (outcome) {
            case PublishingOutcome.Accepted accepted -> attest(site, accepted.header());
            case PublishingOutcome.Unchanged unchanged -> attest(site, unchanged.header());
            case PublishingOutcome.Conflict _ -> Exit.NO;
            case PublishingOutcome.Rejected rejected -> {
                rejected.problems().forEach(terminal.err()::println);
                yield Exit.NO;
            }
        };
    }

    /// Makes the entry's PDFs, checkpoint and time-stamp, whether it is new or old, unless functions do.
    ///
    /// @return the exit code: `NO` if a witness saw another history
    private int attest(Site site, EntryHeader entry) {
        Attesting attesting = site.attesting();
        if (attesting == null) {
            return Exit.DONE;
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
        var histories = new WitnessCheck(terminal);
        int _ = attesting.witnessing().ask(entry.policy(), PUBLISHING, histories::answered);
        return despite.given() ? Exit.DONE : histories.exit();
    }

    /// The publication is valid with or without a stamp.
    private void stamp(TimeStamps timeStamps, PolicyId policy) {
        try {
            var _ = timeStamps.fetch(policy, PUBLISHING, made -> terminal.err().println(TimeStampFollower.line(made)));
        } catch (NoTimeStampException e) {
            terminal.err().println(TimeStampFollower.line(e));
        }
    }
}

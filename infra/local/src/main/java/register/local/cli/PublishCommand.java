package register.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.archive.Holdings;
import register.chain.EntryHeader;
import register.chain.NoTimeStampException;
import register.chain.TimeStamps;
import register.document.Erasure;
import register.document.IssuedDocument;
import register.document.Snapshots;
import register.local.LocalRegister;
import register.local.RemoteRegister;
import register.local.start.RetentionFollower;
import register.local.start.SnapshotFollower;
import register.local.start.TimeStampFollower;
import register.policy.PolicyId;
import register.policyfile.FileProblem;
import register.policyfile.PolicyPublishing;
import register.publishing.Outcome;
import register.publishing.Publishing;
import register.publishing.Redacting;

/// Publishes, withdraws and redacts, and makes what snapshots, checkpoints and time-stamps are missing.
final class PublishCommand {
    private static final Duration PUBLISHING = Duration.ofSeconds(20);
    private static final Duration RECONCILING = Duration.ofHours(1);

    private final Terminal terminal;

    PublishCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    int publish(Path file, @Nullable String correctionReason) throws IOException {
        PolicySource source = PolicySource.read(file);
        if (!source.problems().isEmpty()) {
            return invalid(source.problems());
        }
        terminal.settings().requireTeamElsewhere(source.version().requests().publicAddresses());
        try (LocalRegister register = terminal.open()) {
            return switch (register.policyPublishing()
                    .publish(source.name(), source.bytes().toArray(), source.beside(), correctionReason)) {
                case PolicyPublishing.Invalid refused -> invalid(refused.problems());
                case PolicyPublishing.Decided decided -> decided(register, decided.outcome());
            };
        }
    }

    int withdraw(String policy, LocalDate date, String reason, boolean aws) {
        if (!PolicyId.SLUG.matcher(policy).matches()) {
            terminal.err().println("POLICY: \"" + policy + "\": expected a policy's id");
            return Exit.USAGE;
        }
        if (aws) {
            return withdrawOnAws(new PolicyId(policy), date, reason);
        }
        try (LocalRegister register = terminal.open()) {
            return decided(register, register.publishing().withdraw(new PolicyId(policy), date, reason));
        }
    }

    /// The functions there see to what follows.
    private int withdrawOnAws(PolicyId policy, LocalDate date, String reason) {
        try (RemoteRegister register = terminal.openOnAws()) {
            Holdings holdings = register.holdings();
            Outcome outcome = new Publishing(
                            holdings.chain(), holdings.documents(), holdings.persons(), terminal.clock())
                    .withdraw(policy, date, reason);
            return decided(outcome, _ -> {});
        }
    }

    int redact(String policy, String subprocessor, String reason, boolean aws) {
        if (!PolicyId.SLUG.matcher(policy).matches()) {
            terminal.err().println("POLICY: \"" + policy + "\": expected a policy's id");
            return Exit.USAGE;
        }
        if (aws) {
            return redactOnAws(new PolicyId(policy), subprocessor, reason);
        }
        try (LocalRegister register = terminal.open()) {
            Redacting.Result result = register.redacting().redact(new PolicyId(policy), subprocessor, reason);
            return told(decided(register, result.outcome()), result);
        }
    }

    /// The functions there make the PDFs again.
    private int redactOnAws(PolicyId policy, String subprocessor, String reason) {
        try (RemoteRegister register = terminal.openOnAws()) {
            Holdings holdings = register.holdings();
            var erasure = new Erasure(holdings.chain(), holdings.persons(), holdings.documents(), terminal.clock());
            Redacting.Result result = new Redacting(
                            holdings.chain(), holdings.documents(), holdings.persons(), erasure, terminal.clock())
                    .redact(policy, subprocessor, reason);
            return told(decided(result.outcome(), _ -> {}), result);
        }
    }

    private int told(int exit, Redacting.Result result) {
        if (exit == Exit.DONE) {
            terminal.out().println(erased(result.erased()));
        }
        return exit;
    }

    private static String erased(Erasure.Erased erased) {
        return "erased: records of persons " + erased.records() + ", documents " + erased.documents();
    }

    int reconcile() {
        try (LocalRegister register = terminal.open()) {
            Erasure.Erased erased = register.erasure().reconcile();
            int made = snapshots(register);
            int signed = register.checkpoints().reconcile(one -> terminal.err().println(SnapshotFollower.line(one)));
            boolean stamped = true;
            var stamps = new ArrayList<TimeStamps.Fetched>();
            try {
                var _ = register.timeStamps().reconcile(RECONCILING, stamps::add);
            } catch (NoTimeStampException e) {
                stamped = false;
                terminal.err().println(TimeStampFollower.line(e));
            }
            stamps.forEach(one -> terminal.err().println(TimeStampFollower.line(one)));
            terminal.out()
                    .println("snapshots made: " + made + ", checkpoints signed: " + signed + ", time-stamps fetched: "
                            + stamps.size());
            if (erased.records() + erased.documents() > 0) {
                terminal.out().println(erased(erased));
            }
            String ended = RetentionFollower.line(RetentionFollower.erase(register));
            if (!ended.isEmpty()) {
                terminal.out().println(ended);
            }
            return stamped ? Exit.DONE : Exit.FAILURE;
        }
    }

    /// On every core: a document is made of nothing but its own entry.
    private int snapshots(LocalRegister register) {
        try (ProgressLine progress = terminal.progress()) {
            return register.snapshots().reconcile(Runtime.getRuntime().availableProcessors(), new Snapshots.Follower() {
                @Override
                public void made(IssuedDocument.Snapshot snapshot) {
                    progress.done(SnapshotFollower.line(snapshot));
                }

                @Override
                public void at(long done, long all) {
                    progress.at("snapshots: entry", done, all);
                }
            });
        }
    }

    private int decided(LocalRegister register, Outcome outcome) {
        return decided(outcome, header -> snapshots(register, header.policy(), header.sequence()));
    }

    /// @param stands what is done for the entry that now stands, or stood before
    private int decided(Outcome outcome, Consumer<EntryHeader> stands) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> {
                // Said first: it is accepted, whatever becomes of its snapshots now.
                terminal.out().println(PolicyPublishing.line(accepted));
                stands.accept(accepted.header());
                yield Exit.DONE;
            }
            case Outcome.Unchanged unchanged -> {
                terminal.out().println(PolicyPublishing.line(unchanged));
                stands.accept(unchanged.header());
                yield Exit.DONE;
            }
            case Outcome.Conflict conflict -> {
                terminal.out().println(PolicyPublishing.line(conflict));
                yield Exit.NO;
            }
            case Outcome.Rejected rejected -> {
                rejected.problems().forEach(terminal.err()::println);
                yield Exit.NO;
            }
        };
    }

    private void snapshots(LocalRegister register, PolicyId policy, long sequence) {
        register.snapshots()
                .make(policy, sequence)
                .forEach(made -> terminal.err().println(SnapshotFollower.line(made)));
        register.checkpoints()
                .make(policy, sequence)
                .forEach(made -> terminal.err().println(SnapshotFollower.line(made)));
        stamp(register, policy);
    }

    /// What was published stands, with a stamp or without.
    private void stamp(LocalRegister register, PolicyId policy) {
        try {
            var _ = register.timeStamps()
                    .fetch(policy, PUBLISHING, made -> terminal.err().println(TimeStampFollower.line(made)));
        } catch (NoTimeStampException e) {
            terminal.err().println(TimeStampFollower.line(e));
        }
    }

    private int invalid(List<FileProblem> problems) {
        problems.forEach(terminal.err()::println);
        return Exit.NO;
    }
}

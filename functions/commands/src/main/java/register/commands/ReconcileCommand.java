package register.commands;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import register.commands.option.DespiteWitnesses;
import register.commands.option.Exit;
import register.commands.option.NoResultException;
import register.commands.option.Terminal;
import register.commands.option.WitnessCheck;
import register.commands.text.ProgressLine;
import register.document.IssuedDocument;
import register.document.Snapshots;
import register.json.Json;
import register.machine.site.ThisMachine;
import register.machine.start.RetentionFollower;
import register.machine.start.SnapshotFollower;
import register.machine.start.TimeStampFollower;
import register.notices.proof.RunClosing;
import register.publishing.Erasure;
import register.transparency.NoTimeStampException;
import register.value.Failures;

/// `infra/register reconcile`: completes unfinished work. A step that fails does not block the others: for example, a
/// log that this register cannot sign does not block an erasure.
@Command(
        name = "reconcile",
        description = "Completes work that a crash or an outage interrupted: makes missing PDFs and"
                + " checkpoints, fetches missing time-stamps, finishes redactions. Erases mail, requests"
                + " and recipients whose retention has ended.")
final class ReconcileCommand implements Callable<Integer> {
    private static final Duration TIME = Duration.ofHours(1);
    private static final Duration WITNESSES = Duration.ofMinutes(1);

    private final Terminal terminal;
    private final Failures failures = new Failures();
    private final List<String> after = new ArrayList<>();
    private int exit = Exit.DONE;

    @Mixin
    private final DespiteWitnesses despite = new DespiteWitnesses();

    ReconcileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ThisMachine machine = terminal.openExisting();
        failures.keep(() -> erase(machine));
        var histories = new WitnessCheck(terminal);
        boolean one = failures.count(() -> isOneHistory(machine, histories) ? 1 : 0) == 1;
        // Before signing: each closed run has one more entry.
        int _ = one ? failures.count(() -> close(machine)) : 0;
        int signed = one
                ? failures.count(() -> machine.attesting()
                        .checkpoints()
                        .reconcile(made -> terminal.err().println(SnapshotFollower.line(made))))
                : 0;
        int made = one ? failures.count(() -> snapshots(machine)) : 0;
        int stamped = one ? failures.count(() -> stamps(machine)) : 0;
        int cosigned =
                one ? failures.count(() -> machine.attesting().witnessing().reconcile(TIME, histories::answered)) : 0;
        exit = despite.given() ? exit : Math.max(exit, histories.exit());
        after.addFirst("snapshots made: " + made + ", checkpoints signed: " + signed + ", time-stamps fetched: "
                + stamped + ", cosignatures: " + cosigned);
        failures.keep(() -> end(machine));
        terminal.result(
                Json.object()
                        .put("snapshots", made)
                        .put("checkpoints", signed)
                        .put("timeStamps", stamped)
                        .put("cosignatures", cosigned)
                        .put("done", Json.strings(after.subList(1, after.size())))
                        .build(),
                after);
        failures.end();
        return exit;
    }

    /// True if the history here continues the one that witnesses saw; otherwise each signature would add to a fork.
    ///
    /// @throws register.settings.BadSettingException if a real register was given no address
    private boolean isOneHistory(ThisMachine machine, WitnessCheck histories) {
        machine.requireAddress();
        if (despite.given()) {
            return true;
        }
        try {
            histories.requireOne(WITNESSES, machine.attesting().witnessing()::askAnew);
            return true;
        } catch (NoResultException e) {
            terminal.err().println(e.getMessage());
            return false;
        }
    }

    private int erase(ThisMachine machine) {
        Erasure.Erased erased = machine.register().erasure().reconcile();
        int all = erased.records() + erased.documents();
        if (all > 0) {
            after.add(RedactCommand.erased(erased));
        }
        return all;
    }

    private int close(ThisMachine machine) {
        int before = after.size();
        new RunClosing(machine.register(), machine.attesting().checkpoints()::requireOwnKey)
                .close(ended -> after.add(ended.line()));
        return after.size() - before;
    }

    private int stamps(ThisMachine machine) {
        var stamps = new ArrayList<String>();
        try {
            var _ = machine.attesting().timeStamps().reconcile(TIME, one -> stamps.add(TimeStampFollower.line(one)));
        } catch (NoTimeStampException e) {
            exit = Exit.FAILURE;
            terminal.err().println(TimeStampFollower.line(e));
        }
        stamps.forEach(terminal.err()::println);
        return stamps.size();
    }

    private int end(ThisMachine machine) {
        String ended = RetentionFollower.line(RetentionFollower.erase(machine));
        if (!ended.isEmpty()) {
            after.add(ended);
        }
        return ended.length();
    }

    /// Uses every core, since a document depends only on its own entry.
    private int snapshots(ThisMachine machine) {
        try (ProgressLine progress = terminal.progress()) {
            return machine.attesting()
                    .snapshots()
                    .reconcile(Runtime.getRuntime().availableProcessors(), new Snapshots.Follower() {
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
}

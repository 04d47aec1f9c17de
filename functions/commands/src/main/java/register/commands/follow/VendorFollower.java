package register.commands.follow;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import register.commands.conform.GuardedWeb;
import register.machine.runtime.Log;
import register.machine.site.ThisMachine;
import register.machine.start.Poller.Part;
import register.machine.start.ServerWork;
import register.mail.letter.TeamLetter;
import register.mail.rule.PoliciesInForce;
import register.mail.sending.Team;
import register.policy.PolicyVersion;
import register.request.delivery.Handover;
import register.value.Language;
import register.value.LogText;
import register.value.PolicyId;
import register.words.Words;

/// Follows the vendors of all policies beside a running server, once a day, and reports what is new to the team.
public final class VendorFollower implements ServerWork.Added {
    /// A mail that could not be sent is tried again then; no vendor is asked twice a day.
    private static final Duration EVERY = Duration.ofHours(1);

    private static final Words.Bundle WORDS = Words.bundle(VendorFollower.class, "vendors");

    @Override
    public List<Part> parts(ThisMachine machine) {
        if (!machine.settings().follow()) {
            return List.of();
        }
        var web = new GuardedWeb(machine.settings().timeStamping().reach());
        return List.of(Part.every(
                "following the lists of subprocessors", EVERY, progress -> look(machine, web, progress::goesOn)));
    }

    static void look(ThisMachine machine, GuardedWeb web, BooleanSupplier goesOn) {
        for (PolicyId policy : machine.register().history().policies()) {
            Follow.newest(machine.register(), policy).ifPresent(version -> {
                try {
                    look(machine, version, web, goesOn);
                } catch (IOException e) {
                    Log.warning("vendors of " + policy + ": " + LogText.line(Log.message(e)));
                }
            });
        }
    }

    private static void look(ThisMachine machine, PolicyVersion version, GuardedWeb web, BooleanSupplier goesOn)
            throws IOException {
        if (Vendor.of(version).isEmpty()) {
            return;
        }
        var _ = new Follow(
                        version,
                        machine.register().noticeDays(version, machine.noticeRate()),
                        machine.address(),
                        Follow.folder(machine.settings().data(), version),
                        web,
                        machine.clock())
                .look(goesOn, report -> say(machine, version, report));
    }

    private static void say(ThisMachine machine, PolicyVersion version, FollowReport report) throws IOException {
        if (report.isQuiet()) {
            return;
        }
        Team team = machine.team();
        if (!team.isSet()) {
            report.lines().forEach(line -> Log.line("vendors of " + version.policy() + ": " + LogText.line(line)));
            return;
        }
        Handover handover = team.send(
                letter(machine, version, report, team.policies()),
                machine.clock().instant());
        if (!(handover instanceof Handover.Taken)) {
            throw new IOException("the team was NOT notified, the next mail is due in an hour: " + handover.words());
        }
        Log.line("vendors of " + version.policy() + ": the team was notified" + (report.isAlarming() ? ", ALARM" : ""));
    }

    private static TeamLetter letter(
            ThisMachine machine, PolicyVersion version, FollowReport report, PoliciesInForce policies) {
        Words words = WORDS.in(
                policies.language(version.policy(), machine.clock().instant()).orElse(Language.ENGLISH));
        List<String> lines = TeamLetter.begun(words.language(), machine.trial().is());
        lines.addAll(report.lines());
        lines.add("");
        return new TeamLetter(
                version.policy().value(),
                words.get(
                        report.isAlarming() ? "late" : "subject",
                        version.policy().value()),
                lines);
    }
}

package register.commands.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.machine.settings.Settings;
import register.machine.site.SiblingFiles;
import register.machine.site.ThisMachine;
import register.mail.rule.MailSettings;
import register.policy.PolicyVersion;
import register.policy.rules.RuleWords;
import register.policyfile.PolicyFile;
import register.policyfile.inspection.Inspection;
import register.policyfile.inspection.InspectionContext;
import register.policyfile.inspection.PublishingEffect;
import register.publishing.Reasons;
import register.value.Problem;

/// A policy file named on the command line.
public record PolicySource(PolicyFile file) {

    /// @throws IOException if it is unreadable; the message is one line
    public static PolicySource read(Path file) throws IOException {
        String name = file.toString();
        long size = InputFile.size(file);
        byte[] bytes = size > PolicyFile.MAX_BYTES ? new byte[0] : InputFile.read(file, PolicyFile.MAX_BYTES);
        long most = Math.max(size, bytes.length);
        return new PolicySource(
                most > PolicyFile.MAX_BYTES
                        ? PolicyFile.tooLarge(name, most)
                        : PolicyFile.of(name, bytes, new SiblingFiles(file)));
    }

    /// @param machine null if there is no register here
    public Inspection inspect(Terminal terminal, @Nullable ThisMachine machine, Reasons reasons) {
        Settings settings = terminal.settings();
        var here = machine == null
                ? null
                : new InspectionContext.LocalRegister(
                        machine.policyPublishing(),
                        machine.register().history(),
                        machine.ports().persons());
        return Inspection.of(
                file, new InspectionContext(terminal.clock(), reasons, version -> teamIsHere(settings, version), here));
    }

    /// Work on a file without errors.
    public interface Work {
        int with(ThisMachine machine, PublishingEffect effect) throws IOException;
    }

    /// Prints the findings to standard error, and continues unless one is an error. No data folder is created for a
    /// refused file.
    public int unlessRefused(Terminal terminal, Reasons reasons, Work work) throws IOException {
        if (!ThisMachine.exists(terminal.settings())) {
            Inspection alone = inspect(terminal, null, reasons);
            if (alone.refused()) {
                return refused(terminal, alone);
            }
        }
        ThisMachine machine = terminal.open();
        Inspection inspection = inspect(terminal, machine, reasons);
        PublishingEffect effect = inspection.effect();
        if (effect == null) {
            return refused(terminal, inspection);
        }
        inspection.lines().forEach(terminal.err()::println);
        return work.with(machine, effect);
    }

    private static int refused(Terminal terminal, Inspection inspection) {
        inspection.lines().forEach(terminal.err()::println);
        terminal.err().println(inspection.verdict());
        return Exit.NO;
    }

    private static List<Problem> teamIsHere(Settings settings, PolicyVersion version) {
        String team = settings.mail().teamAddress();
        return MailSettings.ownAddress(team, version.requests().publicAddresses()).stream()
                .map(own -> new Problem(
                        "requests.publicAddresses",
                        "",
                        RuleWords.say("setting", MailSettings.TEAM, String.valueOf(team), MailSettings.leadsBack(own))))
                .toList();
    }
}

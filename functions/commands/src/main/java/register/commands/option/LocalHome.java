package register.commands.option;

import register.machine.site.ThisMachine;
import register.pdf.seal.DistinguishedName;
import register.policyfile.inspection.TargetRegister;

/// The facts about the register here that a person sees before publishing into it.
public final class LocalHome {
    private LocalHome() {}

    /// Prints to the error stream if it is a trial.
    public static void sayTrial(ThisMachine machine, Terminal terminal) {
        of(machine).trial().ifPresent(why -> terminal.err().println(why.english()));
    }

    /// @throws register.settings.BadSettingException if a real register was given no address
    public static TargetRegister of(ThisMachine machine) {
        machine.requireAddress();
        return new TargetRegister(
                machine.address(),
                machine.logHost(),
                DistinguishedName.words(machine.sealer().getSubjectX500Principal()),
                machine.trial());
    }
}

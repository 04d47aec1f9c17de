package register.commands.option;

import register.machine.site.ThisMachine;
import register.pdf.seal.DistinguishedName;
import register.policyfile.inspection.Home;

/// What a person is told of the register here before something is published into it.
public final class HomeHere {
    private HomeHere() {}

    /// Says on the error stream whether it is a trial.
    public static void sayTrial(ThisMachine machine, Terminal terminal) {
        of(machine).trial().ifPresent(why -> terminal.err().println(why.english()));
    }

    /// @throws register.settings.BadSettingException when a real register was given no address
    public static Home of(ThisMachine machine) {
        machine.requireAddress();
        return new Home(
                machine.address(),
                machine.logHost(),
                DistinguishedName.words(machine.sealer().getSubjectX500Principal()),
                machine.trial());
    }
}

package register.commands.option;

import org.jspecify.annotations.Nullable;
import register.machine.site.ThisMachine;
import register.policyfile.PolicyPublishing;
import register.publishing.Outcome;
import register.publishing.Reasons;

/// What publishing a file would do.
///
/// @param plain without a reason for a correction
/// @param accepted the same; of a conflict, what correcting would do
public record Rehearsal(PolicyPublishing.Result plain, PolicyPublishing.Result accepted) {
    /// Stands in the draft of a correction without a reason yet.
    private static final String REASON = "(the reason that is given with --reason)";

    public static Rehearsal of(ThisMachine machine, PolicySource source, @Nullable String noNotice) {
        PolicyPublishing.Result plain = rehearse(machine, source, new Reasons(null, noNotice));
        return new Rehearsal(
                plain,
                plain instanceof PolicyPublishing.Decided(Outcome.Conflict _)
                        ? rehearse(machine, source, new Reasons(REASON, noNotice))
                        : plain);
    }

    private static PolicyPublishing.Result rehearse(ThisMachine machine, PolicySource source, Reasons reasons) {
        return machine.policyPublishing().rehearse(source.name(), source.bytes().toArray(), source.beside(), reasons);
    }
}

package register.commands.objections;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import register.commands.option.NoResultException;
import register.machine.site.Site;
import register.objection.Objection;
import register.objection.ObjectionReference;

/// The objection that a command is about: its first argument.
final class OneObjection {
    @Parameters(index = "0", paramLabel = "REF", description = "The objection's reference, e.g. OBJ-7K3Q-9M2X-4WTB.")
    private @Nullable ObjectionReference reference;

    /// @throws NoResultException if the register has no such objection
    Objection in(Site site) {
        ObjectionReference wanted = Objects.requireNonNull(reference);
        return site.register().ports().chain().policies().stream()
                .flatMap(policy -> site.register().ports().objections().find(policy, wanted).stream())
                .findFirst()
                .orElseThrow(() -> NoResultException.unknown("REF", wanted, "objection"));
    }
}

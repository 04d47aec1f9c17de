package register.commands.objections;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.Terminal;
import register.machine.site.Site;
import register.objection.Objection;
import register.objection.ObjectionReference;

/// The objection that a command is about: its first word.
final class OneObjection {
    @Parameters(index = "0", paramLabel = "REF", description = "The objection's reference, e.g. OBJ-7K3Q-9M2X-4WTB.")
    private @Nullable ObjectionReference reference;

    /// As it stands; empty where there is none.
    Optional<Objection> in(Site site) {
        return site.register().ports().chain().policies().stream()
                .flatMap(policy ->
                        site.register().ports().objections().find(policy, Objects.requireNonNull(reference)).stream())
                .findFirst();
    }

    int unknown(Terminal terminal) {
        terminal.err().println("REF: \"" + reference + "\": no such objection");
        return Exit.NO;
    }
}

package register.commands.option;

import java.time.Duration;
import picocli.CommandLine.Option;
import register.assembly.Attesting;
import register.machine.site.Site;
import register.value.PolicyId;

/// Whether to go on though a witness saw another history than the one here.
public final class DespiteWitnesses {
    private static final Duration ASKING = Duration.ofSeconds(20);

    @Option(
            names = "--despite-witnesses",
            description = "Go on though a witness saw another history of the log: that forks it for good.")
    private boolean given;

    public boolean given() {
        return given;
    }

    /// Whether an entry may be added to a log: no witness that answers saw another history than the one here. Without,
    /// says what to do.
    ///
    /// @throws register.settings.BadSettingException when a real register was given no address
    public boolean letAdd(Terminal terminal, Site site, PolicyId policy) {
        site.requireAddress();
        Attesting attesting = site.attesting();
        return given
                || attesting == null
                || new Histories(terminal)
                        .areOne(ASKING, (time, asked) -> attesting.witnessing().askAnew(policy, time, asked));
    }

    /// The same for whoever adds entries by itself.
    ///
    /// @throws register.transparency.OtherHistoryException where it may not
    public void require(Attesting attesting, PolicyId policy) {
        if (!given) {
            attesting.witnessing().requireSame(policy, ASKING);
        }
    }
}

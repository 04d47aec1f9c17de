package register.commands.option;

import java.time.Duration;
import picocli.CommandLine.Option;
import register.assembly.Attesting;
import register.machine.site.Site;
import register.value.PolicyId;

/// Consent to add to a log although a witness saw another history of it.
public final class DespiteWitnesses {
    private static final Duration ASKING = Duration.ofSeconds(20);

    @Option(
            names = "--despite-witnesses",
            description = "Continue although a witness saw another history of the log. That forks the log permanently.")
    private boolean given;

    public boolean given() {
        return given;
    }

    /// Asks the witnesses before an entry is added.
    ///
    /// @throws NoResultException if one saw a history other than the one here
    /// @throws register.settings.BadSettingException if a real register was given no address
    public void requireOneHistory(Terminal terminal, Site site, PolicyId policy) {
        site.requireAddress();
        Attesting attesting = site.attesting();
        if (!given && attesting != null) {
            new WitnessCheck(terminal)
                    .requireOne(ASKING, (time, asked) -> attesting.witnessing().askAnew(policy, time, asked));
        }
    }

    /// Asks the witnesses before an automatic step that adds entries.
    ///
    /// @throws register.transparency.OtherHistoryException if a witness saw another history
    public void requireSame(Attesting attesting, PolicyId policy) {
        if (!given) {
            attesting.witnessing().requireSame(policy, ASKING);
        }
    }
}

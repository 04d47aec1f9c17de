package register.policyfile.inspection;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.document.Trial;
import register.policy.rules.RuleWords;
import register.policyfile.said.FileWords;
import register.value.Sentence;

/// The register into which a file would be published, by what stays of it for good.
///
/// @param address where everybody reaches it; null where it has no such address
/// @param logHost names the logs that begin there
/// @param sealer names the seal
/// @param lacks what makes it a trial
public record Home(@Nullable URI address, String logHost, String sealer, Trial lacks) {

    /// Why it is a trial; empty where it is none.
    public Optional<Sentence> trial() {
        return Stream.of(
                        Optional.of("trial-seal").filter(_ -> lacks.unnamedSeal()),
                        Optional.of("trial-log").filter(_ -> lacks.unnamedLog()))
                .flatMap(Optional::stream)
                .map(FileWords::say)
                .reduce((one, other) -> RuleWords.say("both", one, other))
                .map(why -> FileWords.say("trial", why));
    }
}

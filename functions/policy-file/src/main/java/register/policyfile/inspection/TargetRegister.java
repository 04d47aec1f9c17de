package register.policyfile.inspection;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.document.Trial;
import register.policy.rules.RuleWords;
import register.policyfile.said.FileWords;
import register.value.Sentence;

/// The register to publish into, with its permanent properties.
///
/// @param address its public address; null if it has none
/// @param logHost the host in the names of its logs
/// @param sealer the name on the seal
/// @param lacks the reasons why it is a trial
public record TargetRegister(@Nullable URI address, String logHost, String sealer, Trial lacks) {

    /// The reason why it is a trial; empty if it is not.
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

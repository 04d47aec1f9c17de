package register.mail.rule;

import java.util.Optional;
import java.util.function.Function;
import register.request.RuleOutcome;

/// A reason not to answer a message.
///
/// @param number of the rule it belongs to
/// @param name of the check
/// @param check the decision if the rule objects; empty if it lets the message pass
record Rule(int number, String name, Function<ExaminedMail, Optional<RuleDecision>> check) {

    Optional<RuleDecision> decide(ExaminedMail message) {
        return check.apply(message);
    }

    static Optional<RuleDecision> silentIf(boolean objects, String reason) {
        return objects ? Optional.of(RuleDecision.of(RuleOutcome.SILENT, reason)) : Optional.empty();
    }

    static Optional<RuleDecision> queueIf(boolean objects, String reason) {
        return objects ? Optional.of(RuleDecision.of(RuleOutcome.QUEUE, reason)) : Optional.empty();
    }
}

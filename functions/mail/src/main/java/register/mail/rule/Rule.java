package register.mail.rule;

import java.util.Optional;
import java.util.function.Function;
import register.request.Ruling;

/// A reason not to answer a message.
///
/// @param number of the rule it belongs to
/// @param name of the check
/// @param check the decision if the rule objects; empty if it lets the message pass
record Rule(int number, String name, Function<Examined, Optional<Decision>> check) {

    Optional<Decision> decide(Examined message) {
        return check.apply(message);
    }

    static Optional<Decision> silentIf(boolean objects, String reason) {
        return objects ? Optional.of(Decision.of(Ruling.SILENT, reason)) : Optional.empty();
    }

    static Optional<Decision> queueIf(boolean objects, String reason) {
        return objects ? Optional.of(Decision.of(Ruling.QUEUE, reason)) : Optional.empty();
    }
}

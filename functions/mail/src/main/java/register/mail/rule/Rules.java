package register.mail.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.mail.intent.IntentFinding;
import register.request.Matter;
import register.request.RuleOutcome;

/// Decides about a message: envelope and verdicts, then headers, structure and intent. Precision first: one objection
/// is enough. Silence takes precedence over a person's time, which takes precedence over an answer. Among equals the
/// first in the list gives the reason.
public final class Rules {
    private static final String INTENT = "asks for a DPA or notices, and nothing else";

    static final List<Rule> ALL = Stream.of(
                    EnvelopeRules.ALL,
                    HeaderRules.ALL,
                    StructureRules.ALL,
                    List.of(new Rule(20, INTENT, Rules::intent)))
            .flatMap(List::stream)
            .toList();

    /// Rules that say nothing about the message's author: a reply to a notice need not be addressed to a policy.
    private static final Set<String> OF_CONTENT = Set.of(
            HeaderRules.PUBLIC_ADDRESS,
            StructureRules.ENCRYPTED,
            StructureRules.UNKNOWN_CHARSET,
            StructureRules.TNEF_ONLY,
            StructureRules.FORWARDED_ONLY,
            StructureRules.THREAD,
            StructureRules.ATTACHED,
            INTENT);

    private Rules() {}

    public static RuleDecision decide(ExaminedMail message, Deadlines deadlines) {
        List<RuleDecision> objections =
                ALL.stream().flatMap(rule -> rule.decide(message).stream()).toList();
        return first(objections, RuleOutcome.SILENT)
                .or(() -> first(objections, RuleOutcome.QUEUE).map(queued -> withMatter(queued, message, deadlines)))
                .orElseGet(() ->
                        complete(RuleOutcome.ACKNOWLEDGE, message.finding().reason(), message, null, null));
    }

    /// True if a person wrote the message, from an address that its domain vouches for, so that a receipt may answer
    /// it, whatever its content.
    public static boolean isOfAVouchedPerson(ExaminedMail message) {
        return ALL.stream()
                .filter(rule -> !OF_CONTENT.contains(rule.name()))
                .allMatch(rule -> rule.decide(message).isEmpty());
    }

    private static Optional<RuleDecision> intent(ExaminedMail message) {
        IntentFinding finding = message.finding();
        return Rule.queueIf(!finding.isAnswered(), finding.reason());
    }

    private static Optional<RuleDecision> first(List<RuleDecision> decisions, RuleOutcome outcome) {
        return decisions.stream()
                .filter(decision -> decision.outcome() == outcome)
                .findFirst();
    }

    /// A legal clock runs even if something else is wrong with the message.
    private static RuleDecision withMatter(RuleDecision decision, ExaminedMail message, Deadlines deadlines) {
        Matter matter = message.finding().matter();
        Instant respondBy =
                matter == null ? null : deadlines.respondBy(matter, message).orElse(null);
        return complete(decision.outcome(), decision.reason(), message, matter, respondBy);
    }

    private static RuleDecision complete(
            RuleOutcome outcome,
            String reason,
            ExaminedMail message,
            @Nullable Matter matter,
            @Nullable Instant respondBy) {
        return new RuleDecision(outcome, reason, message.finding().language(), matter, respondBy);
    }
}

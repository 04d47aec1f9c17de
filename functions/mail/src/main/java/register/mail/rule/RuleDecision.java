package register.mail.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.request.Matter;
import register.request.RuleOutcome;
import register.value.Language;

/// The rules' decision about a message.
///
/// @param reason the rule's finding as a short term, e.g. `auto-submitted`, `dmarc-fail`, `dpa-request`
/// @param language of the words that request a DPA; absent if none do
/// @param matter the message's other subject
/// @param respondBy the deadline set by law or by the policy; only with a running legal clock
public record RuleDecision(
        RuleOutcome outcome,
        String reason,
        @Nullable Language language,
        @Nullable Matter matter,
        @Nullable Instant respondBy) {

    public static RuleDecision of(RuleOutcome outcome, String reason) {
        return new RuleDecision(outcome, reason, null, null, null);
    }

    /// Leaves an answer to a notice to a person, as an objection unless it is about a more urgent matter.
    public static RuleDecision ofAnswer(String reason, ExaminedMail message, Deadlines deadlines) {
        Matter found = message.finding().matter();
        Matter matter = found == null || found.compareTo(Matter.OBJECTION) > 0 ? Matter.OBJECTION : found;
        Instant respondBy = deadlines.respondBy(matter, message).orElse(null);
        return new RuleDecision(RuleOutcome.QUEUE, reason, message.finding().language(), matter, respondBy);
    }

    /// A copy that leaves the message to a person, for another reason.
    RuleDecision queued(String why) {
        return new RuleDecision(RuleOutcome.QUEUE, why, language, matter, respondBy);
    }
}

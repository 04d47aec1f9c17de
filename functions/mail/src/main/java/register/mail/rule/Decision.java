package register.mail.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.request.Matter;
import register.request.Ruling;
import register.value.Language;

/// What the rules decide about a message.
///
/// @param reason the rule's finding as a short term, e.g. `auto-submitted`, `dmarc-fail`, `dpa-request`
/// @param language of the words that ask for a DPA; absent if none do
/// @param matter what else the message is about
/// @param respondBy when the law or the policy requires an answer; only with a running legal clock
public record Decision(
        Ruling outcome,
        String reason,
        @Nullable Language language,
        @Nullable Matter matter,
        @Nullable Instant respondBy) {

    public static Decision of(Ruling outcome, String reason) {
        return new Decision(outcome, reason, null, null, null);
    }

    /// Left to a person because it answers a notice: what it is about is an objection, unless it is something more
    /// urgent.
    public static Decision ofAnswer(String reason, Examined message, Deadlines deadlines) {
        Matter found = message.finding().matter();
        Matter matter = found == null || found.compareTo(Matter.OBJECTION) > 0 ? Matter.OBJECTION : found;
        Instant respondBy = deadlines.respondBy(matter, message).orElse(null);
        return new Decision(Ruling.QUEUE, reason, message.finding().language(), matter, respondBy);
    }

    /// The same decision, but left to a person for another reason.
    Decision queued(String why) {
        return new Decision(Ruling.QUEUE, why, language, matter, respondBy);
    }
}

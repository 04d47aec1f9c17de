package register.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.mail.NoticeReplies.Answered;
import register.mail.intent.Intent;
import register.mail.intent.IntentFinding;
import register.mail.message.Address;
import register.mail.message.ReceivedMail;
import register.mail.rule.AddressedPolicy;
import register.mail.rule.Deadlines;
import register.mail.rule.DeliveredMail;
import register.mail.rule.ExaminedMail;
import register.mail.rule.MailSettings;
import register.mail.rule.PoliciesInForce;
import register.mail.rule.RuleDecision;
import register.mail.rule.Rules;
import register.value.Language;
import register.value.PolicyId;

/// Decides about a message: bounces of the register's own mail and answers to notices first, then by the rules.
///
/// @param settings of the deployment
/// @param subscribing true if requesters can subscribe to notices
record MailDecisions(
        PoliciesInForce policies,
        Deadlines deadlines,
        ReturnedTeamMail returned,
        Bounces bounces,
        NoticeReplies replies,
        MailSettings settings,
        boolean subscribing) {

    /// The decision.
    ///
    /// @param policy that it was sent to, or whose notice it answers; absent unless there is exactly one
    /// @param sender the validated address; absent if there is none
    record Decision(
            RuleDecision decision,
            @Nullable PolicyId policy,
            @Nullable String sender,
            Language language) {}

    Decision decide(DeliveredMail delivery, ReceivedMail mail, Instant receivedAt) {
        List<AddressedPolicy> addressed = policies.addressed(mail.to(), receivedAt);
        IntentFinding finding = Intent.of(mail.subject(), mail.newText());
        var message =
                new ExaminedMail(delivery, mail, subscribing ? finding : finding.withoutNotices(), addressed, settings);
        Optional<RuleDecision> ofOwn = returned.decide(delivery, mail).or(() -> bounces.decide(delivery, mail));
        Optional<Answered> answered = ofOwn.isEmpty() && Rules.isOfAVouchedPerson(message)
                ? message.from().flatMap(from -> replies.answered(from, mail))
                : Optional.empty();
        RuleDecision decision = ofOwn.or(
                        () -> answered.map(one -> RuleDecision.ofAnswer(one.reason(), message, deadlines)))
                .orElseGet(() -> Rules.decide(message, deadlines));
        Optional<AddressedPolicy> policy = message.policy();
        return new Decision(
                decision,
                answered.map(Answered::policy)
                        .or(() -> policy.map(found -> found.header().policy()))
                        .orElse(null),
                message.from().map(Address::toString).orElse(null),
                language(decision, policy));
    }

    private static Language language(RuleDecision decision, Optional<AddressedPolicy> policy) {
        Language asked = decision.language();
        return asked != null
                ? asked
                : policy.map(found -> found.version().defaultLanguage()).orElse(Language.ENGLISH);
    }
}

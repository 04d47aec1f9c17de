package register.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.mail.NoticeReplies.Answered;
import register.mail.intent.Finding;
import register.mail.intent.Intent;
import register.mail.message.Address;
import register.mail.message.ReceivedMail;
import register.mail.rule.AddressedPolicy;
import register.mail.rule.Deadlines;
import register.mail.rule.Decision;
import register.mail.rule.Delivery;
import register.mail.rule.Examined;
import register.mail.rule.MailSettings;
import register.mail.rule.PoliciesInForce;
import register.mail.rule.Rules;
import register.value.Language;
import register.value.PolicyId;

/// Decides about a message: bounces of the register's own mail and answers to notices first, then by the rules.
///
/// @param settings of the deployment
/// @param subscribing true if requesters can subscribe to notices
record Deciding(
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
    record Decided(
            Decision decision,
            @Nullable PolicyId policy,
            @Nullable String sender,
            Language language) {}

    Decided decide(Delivery delivery, ReceivedMail mail, Instant receivedAt) {
        List<AddressedPolicy> addressed = policies.addressed(mail.to(), receivedAt);
        Finding finding = Intent.of(mail.subject(), mail.newText());
        var message =
                new Examined(delivery, mail, subscribing ? finding : finding.withoutNotices(), addressed, settings);
        Optional<Decision> ofOwn = returned.decide(delivery, mail).or(() -> bounces.decide(delivery, mail));
        Optional<Answered> answered = ofOwn.isEmpty() && Rules.isOfAVouchedPerson(message)
                ? message.from().flatMap(from -> replies.answered(from, mail))
                : Optional.empty();
        Decision decision = ofOwn.or(() -> answered.map(one -> Decision.ofAnswer(one.reason(), message, deadlines)))
                .orElseGet(() -> Rules.decide(message, deadlines));
        Optional<AddressedPolicy> policy = message.policy();
        return new Decided(
                decision,
                answered.map(Answered::policy)
                        .or(() -> policy.map(found -> found.header().policy()))
                        .orElse(null),
                message.from().map(Address::toString).orElse(null),
                language(decision, policy));
    }

    private static Language language(Decision decision, Optional<AddressedPolicy> policy) {
        Language asked = decision.language();
        return asked != null
                ? asked
                : policy.map(found -> found.version().defaultLanguage()).orElse(Language.ENGLISH);
    }
}

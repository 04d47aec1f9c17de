package register.mail;

import java.util.Optional;
import register.mail.message.Address;
import register.mail.message.ReceivedMail;
import register.request.DpaRequest;
import register.value.PolicyId;

/// Finds, among the mail that arrives, what answers a notice, and records it. Whether it objects is for a person to
/// say.
public interface NoticeReplies {
    /// The reason of mail that answers a notice.
    String TO_NOTICE = "reply-to-notice";

    /// The reason of mail that goes on with an objection.
    String TO_OBJECTION = "reply-to-objection";

    /// No notices leave from here.
    NoticeReplies NONE = new NoticeReplies() {
        @Override
        public Optional<Answered> answered(Address from, ReceivedMail mail) {
            return Optional.empty();
        }

        @Override
        public void record(DpaRequest request, ReceivedMail mail) {
            throw new IllegalStateException(request.reference() + ": answers a notice, and there are none here");
        }

        @Override
        public void answer(DpaRequest request, ReceivedMail mail) {
            record(request, mail);
        }

        @Override
        public Optional<String> sendNext() {
            return Optional.empty();
        }
    };

    /// What a mail answers.
    ///
    /// @param policy whose notice it is
    /// @param reason `TO_NOTICE` or `TO_OBJECTION`
    record Answered(PolicyId policy, String reason) {}

    /// Empty unless the mail names a notice whose recipient it is from.
    ///
    /// @param from vouched for
    Optional<Answered> answered(Address from, ReceivedMail mail);

    /// Records what a mail answers. Can be repeated; first before the mail's own record is, so that none is lost.
    ///
    /// @param request the mail's own record, with one of the reasons above
    /// @throws RuntimeException when a port fails
    void record(DpaRequest request, ReceivedMail mail);

    /// Records what a mail answers, and sends what is due. Can be repeated.
    ///
    /// @param request the mail's own record, with one of the reasons above
    /// @throws RuntimeException when a port fails
    void answer(DpaRequest request, ReceivedMail mail);

    /// Sends what is due of one of them. Call it until it returns nothing, and again from time to time.
    ///
    /// @return a line for a log; empty if nothing is due
    /// @throws RuntimeException when a port fails
    Optional<String> sendNext();
}

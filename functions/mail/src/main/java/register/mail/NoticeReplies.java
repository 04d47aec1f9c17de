package register.mail;

import java.util.Optional;
import register.mail.message.Address;
import register.mail.message.ReceivedMail;
import register.request.DpaRequest;
import register.value.PolicyId;

/// Finds answers to notices among incoming mail, and records them. A person decides whether they are objections.
public interface NoticeReplies {
    /// The reason of mail that answers a notice.
    String TO_NOTICE = "reply-to-notice";

    /// The reason of mail that continues an objection.
    String TO_OBJECTION = "reply-to-objection";

    /// For a register that sends no notices.
    NoticeReplies NONE = new NoticeReplies() {
        @Override
        public Optional<Answered> answered(Address from, ReceivedMail mail) {
            return Optional.empty();
        }

        @Override
        public void record(DpaRequest request, ReceivedMail mail) {
            throw new IllegalStateException(request.reference() + ": answers a notice, but this register has none");
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

    /// The subject of an answer.
    ///
    /// @param policy whose notice it is
    /// @param reason `TO_NOTICE` or `TO_OBJECTION`
    record Answered(PolicyId policy, String reason) {}

    /// The notice that a mail answers; empty unless the mail names one and comes from its recipient.
    ///
    /// @param from vouched for
    Optional<Answered> answered(Address from, ReceivedMail mail);

    /// Records an answer. Can be repeated; first called before the mail's own record is written, so that none is
    /// lost.
    ///
    /// @param request the mail's own record, with one of the reasons above
    /// @throws RuntimeException if a port fails
    void record(DpaRequest request, ReceivedMail mail);

    /// Records an answer, and sends the mail that is due. Can be repeated.
    ///
    /// @param request the mail's own record, with one of the reasons above
    /// @throws RuntimeException if a port fails
    void answer(DpaRequest request, ReceivedMail mail);

    /// Sends the mail due for one of them. Call it until it returns empty, and again at intervals.
    ///
    /// @return a log line; empty if nothing is due
    /// @throws RuntimeException if a port fails
    Optional<String> sendNext();
}

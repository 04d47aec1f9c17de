package register.mail;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.policy.DpaFile;
import register.request.By;
import register.request.DpaRequest;

/// Acknowledges a request step by step: the PDF is recorded with it, then it is sent once, with the company's DPA. The
/// same whether the rules
/// say so or a person.
final class Acknowledging {
    private final SendingOnce sending;
    private final @Nullable String replyFrom;

    Acknowledging(SendingOnce sending, @Nullable String replyFrom) {
        this.sending = sending;
        this.replyFrom = replyFrom;
    }

    /// The request after the next step.
    ///
    /// @param known of what nothing stands in the way
    /// @param by the actor by whose word
    DpaRequest next(DpaRequest request, Known known, String by) {
        Bytes acknowledgement = known.acknowledgement.get().orElseThrow();
        if (!acknowledgement.hash().equals(request.acknowledgement())) {
            By now = new By(by, sending.by().at());
            return sending.store(request.withAcknowledgement(acknowledgement.hash(), now));
        }
        AddressedPolicy policy = known.policy.get().orElseThrow();
        DpaFile dpaFile = policy.version().requests().dpaFile();
        String sender = Objects.requireNonNull(request.sender());
        String from = replyFrom == null ? policy.publicAddress() : replyFrom;
        return sending.reply(
                request,
                Reply.to(
                        sender,
                        from,
                        request,
                        policy.version(),
                        known.mail.get(),
                        acknowledgement,
                        known.dpaFile.get().orElse(null)),
                by,
                (claimed, at) -> claimed.acknowledged(dpaFile, at));
    }
}

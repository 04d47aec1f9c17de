package register.mail;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.request.By;
import register.request.DpaRequest;

/// Acknowledges a request step by step: the PDF is recorded with it, then it is sent once. The same whether the rules
/// say so or a person.
final class Acknowledging {
    private final SendingOnce sending;
    private final @Nullable String replyFrom;

    Acknowledging(SendingOnce sending, @Nullable String replyFrom) {
        this.sending = sending;
        this.replyFrom = replyFrom;
    }

    /// @param by the actor by whose word
    /// @return the request after the next step; empty where what the receipt would speak of is gone, the version or
    ///     its address
    Optional<DpaRequest> next(DpaRequest request, Known known, String by) {
        return known.acknowledgement.get().map(made -> next(request, known, made, by));
    }

    private DpaRequest next(DpaRequest request, Known known, Bytes acknowledgement, String by) {
        if (!acknowledgement.hash().equals(request.acknowledgement())) {
            By now = new By(by, sending.by().at());
            return sending.store(request.withAcknowledgement(acknowledgement.hash(), now));
        }
        AddressedPolicy policy = known.policy.get().orElseThrow();
        String sender = Objects.requireNonNull(request.sender());
        String from = replyFrom == null ? policy.publicAddress() : replyFrom;
        return sending.reply(
                request,
                Reply.to(sender, from, request, policy.version(), known.mail.get(), acknowledgement),
                by,
                DpaRequest::acknowledged);
    }
}

package register.mail;

import java.util.List;
import java.util.Optional;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.mail.message.MailContent;
import register.mail.message.ReceivedMail;
import register.request.DpaRequest;
import register.request.MessageKey;
import register.request.RequestLog;
import register.value.Reference;
import register.value.ReferenceKey;

/// Finds copies of an answered message: the same sender and Message-ID in other bytes, as after a server's retry, or
/// for a message to two mailboxes. Only mail vouched for by the sender's domain counts, so that forged mail cannot
/// displace a genuine one.
record Copies(RequestLog requests, DocumentStore documents, ReferenceKey key) {
    /// Same content as the answered message: nothing to do.
    static final String COPY = "copy";

    /// Other content under the same Message-ID: a person decides.
    static final String OTHER_CONTENT = "same-message-id";

    /// In bytes per mail; both mails are in memory beside the arriving one.
    private static final int MOST_COMPARED = 8 * 1024 * 1024;

    /// The request that answers the message: this one, unless another was first.
    ///
    /// @param request recorded, and to be acknowledged
    DpaRequest answering(DpaRequest request, ReceivedMail mail) {
        return key(request, mail)
                .map(message -> requests.answer(message, request.reference()))
                .filter(first -> !first.equals(request.reference()))
                .map(this::recorded)
                .orElse(request);
    }

    /// The other requests that answer the same message, so that this one is not acknowledged.
    List<Reference> answered(DpaRequest request, ReceivedMail mail) {
        return key(request, mail).flatMap(requests::answering).stream().toList();
    }

    /// True if both mails have the same content and recipients. Deleted or large mail is not
    /// compared: a person decides.
    boolean same(DpaRequest one, DpaRequest other) {
        if (one.arrival().policy() == null
                || !one.arrival().policy().equals(other.arrival().policy())) {
            return false;
        }
        Optional<byte[]> first = compared(one);
        Optional<byte[]> second = first.flatMap(_ -> compared(other));
        return second.isPresent() && MailContent.same(first.orElseThrow(), second.get());
    }

    private Optional<byte[]> compared(DpaRequest request) {
        return documents.get(DocumentKey.mail(request.arrival().mail())).filter(mail -> mail.length <= MOST_COMPARED);
    }

    private DpaRequest recorded(Reference first) {
        return requests.find(first)
                .orElseThrow(() -> new IllegalStateException("answers a message, then not found: " + first));
    }

    private Optional<MessageKey> key(DpaRequest request, ReceivedMail mail) {
        String sender = request.arrival().sender();
        String messageId = mail.messageId();
        return sender == null || messageId == null
                ? Optional.empty()
                : Optional.of(MessageKey.of(key, sender, messageId));
    }
}

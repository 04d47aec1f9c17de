package register.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import register.chain.Bytes;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.policy.Language;
import register.request.By;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.Outcome;
import register.request.Reference;
import register.request.RequestChange;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.SecretReferenceKey;

/// Requests in several states.
///
/// @param start when the first was received
record FictitiousRequests(DocumentStore documents, IssuedDocuments issued, RequestLog requests, Instant start) {

    /// Opens one.
    ///
    /// @param kept whether mail and acknowledgement are there still
    void open(int number, RequestState state, boolean kept, boolean acknowledged) {
        Bytes mail = Bytes.of(
                ("From: <" + FictitiousRegister.SENDER + ">\r\n\r\nRequest " + number + "\r\n").getBytes(UTF_8));
        Reference reference = Reference.of(new SecretReferenceKey(Bytes.of(new byte[32])), Integer.toString(number));
        Bytes pdf = Bytes.of(("%PDF that " + reference + " was received").getBytes(UTF_8));
        if (kept) {
            documents.putIfAbsent(DocumentKey.mail(mail.hash()), mail.toArray());
        }
        if (acknowledged) {
            DocumentKey key = DocumentKey.acknowledgement(reference);
            if (kept) {
                documents.putIfAbsent(key, pdf.toArray());
            }
            issued.record(new IssuedDocument.Acknowledgement(pdf.hash(), key, start.plusNanos(5), reference));
        }
        requests.open(new DpaRequest(
                reference,
                number,
                start.plusNanos(number),
                number == 1 ? FictitiousRegister.FIRST : null,
                number == 2 ? null : FictitiousRegister.SENDER,
                Language.ENGLISH,
                mail.hash(),
                acknowledged ? Outcome.ACKNOWLEDGE : Outcome.QUEUE,
                "asks-for-dpa",
                number == 2 ? Matter.REDLINES : null,
                null,
                state,
                null,
                acknowledged ? pdf.hash() : null,
                acknowledged ? start.plusSeconds(number) : null,
                List.of(new RequestChange(
                        start.plusNanos(number),
                        By.REGISTER,
                        RequestChange.Kind.RECEIVED,
                        state,
                        number == 1 ? null : "delivery-" + number))));
    }
}

package register.contract.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.json.Json;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.SecretReferenceKey;
import register.sample.SampleRequest;
import register.value.Bytes;
import register.value.Reference;

/// Requests in several states.
///
/// @param start when the first was received
record FictitiousRequests(DocumentStore documents, IssuedDocuments issued, RequestLog requests, Instant start) {

    /// Adds a request.
    ///
    /// @param kept true if mail and acknowledgement are still stored
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
        String received = start.plusNanos(number).toString();
        requests.open(SampleRequest.of(
                reference,
                in -> in.put("revision", number)
                        .put("receivedAt", received)
                        .put("policy", number == 1 ? FictitiousRegister.FIRST.value() : null)
                        .put("sender", number == 2 ? null : FictitiousRegister.SENDER)
                        .put("mail", mail.hash().hex())
                        .put("ruling", acknowledged ? "acknowledge" : "queue")
                        .put("reason", "asks-for-dpa")
                        .put("matter", number == 2 ? "redlines" : null)
                        .put("state", state.term())
                        .put("acknowledgement", acknowledged ? pdf.hash().hex() : null)
                        .put(
                                "repliedAt",
                                acknowledged ? start.plusSeconds(number).toString() : null)
                        .put(
                                "history",
                                Json.array(List.of(Json.object()
                                        .putAll(SampleRequest.received(state, number == 1 ? null : "delivery-" + number)
                                                .members())
                                        .put("at", received)
                                        .build())))));
    }
}

package register.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import register.document.IssuedDocument;
import register.document.IssuedDocumentJson;
import register.document.SealCertificate;
import register.document.SealCertificateJson;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.notice.Notice;
import register.notice.NoticeJson;
import register.notice.Run;
import register.notice.RunJson;
import register.objection.Objection;
import register.objection.ObjectionJson;
import register.policy.PersonalFields;
import register.recipient.Recipient;
import register.recipient.RecipientJson;
import register.request.DpaRequest;
import register.request.DpaRequestJson;
import register.transparency.TimeStamp;
import register.transparency.TimeStampJson;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookJson;

/// What is written of a record is read back the same, every field of it; and what lacks a member is another record,
/// or none.
class WrittenFormTest {
    @Test
    void everyFieldIsReadBack() {
        check(Filled.of(DpaRequest.class), DpaRequestJson::of, DpaRequestJson::read);
        check(Filled.of(IssuedDocument.Snapshot.class), IssuedDocumentJson::of, IssuedDocumentJson::snapshot);
        check(
                Filled.of(IssuedDocument.Acknowledgement.class),
                IssuedDocumentJson::of,
                IssuedDocumentJson::acknowledgement);
        check(Filled.of(SealCertificate.class), SealCertificateJson::of, SealCertificateJson::read);
        check(Filled.of(PersonalFields.class), PersonalFields::json, json -> PersonalFields.read(Members.of(json)));
        check(Filled.of(Run.class), RunJson::of, RunJson::read);
        check(Filled.of(Notice.class), NoticeJson::of, NoticeJson::read);
        check(Filled.of(Recipient.class), RecipientJson::of, RecipientJson::read);
        check(Filled.of(Objection.class), ObjectionJson::of, ObjectionJson::read);
        check(Filled.of(Webhook.class), WebhookJson::of, WebhookJson::read);
        check(Filled.of(WebhookDelivery.class), WebhookJson::of, WebhookJson::readDelivery);
        TimeStamp stamp = Filled.of(TimeStamp.class);
        check(stamp, TimeStampJson::of, json -> TimeStampJson.read(json, stamp.token()));
    }

    /// No sum of it and a number of days is out of range.
    @Test
    void anInstantIsWrittenInOneForm() {
        Json.Obj written = DpaRequestJson.of(Filled.of(DpaRequest.class));
        for (String other : List.of(
                "+1000000000-12-31T23:59:59.999999999Z",
                "-0001-01-01T00:00:00Z",
                "2026-01-01T00:00:00.000Z",
                "2026-01-01T02:00:00+02:00")) {
            Json.Obj forged = Json.object()
                    .putAll(written.members())
                    .put("receivedAt", other)
                    .build();
            assertThrows(IllegalArgumentException.class, () -> DpaRequestJson.read(forged), other);
        }
    }

    private static <T> void check(T record, Function<T, Json.Obj> write, Function<Json, T> read) {
        Json.Obj written = write.apply(record);
        assertEquals(record, read.apply(JsonText.parse(CanonicalJson.text(written))));
        for (String name : written.members().keySet()) {
            Json.Obj without = Json.object()
                    .putAll(written.members())
                    .put(name, Json.Null.NULL)
                    .build();
            try {
                assertNotEquals(record, read.apply(without), name);
            } catch (IllegalArgumentException e) {
                assertTrue(String.valueOf(e.getMessage()).contains(": "), name);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> read.apply(Json.of("no object")));
    }
}

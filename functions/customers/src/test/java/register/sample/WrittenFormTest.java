package register.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.document.IssuedDocument;
import register.document.IssuedDocumentJson;
import register.document.SealCertificate;
import register.document.SealCertificateJson;
import register.json.CanonicalJson;
import register.json.Form;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.json.RecordForm;
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
import register.sample.EveryKind.Sample;
import register.transparency.TimeStamp;
import register.transparency.TimeStampJson;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookJson;

/// A written record reads back with every field; without a member it is a different record, or invalid.
class WrittenFormTest {
    @Test
    void everyFieldIsReadBack() {
        check(Filled.of(DpaRequest.class), DpaRequestJson.FORM);
        check(Filled.of(IssuedDocument.Snapshot.class), IssuedDocumentJson.SNAPSHOT);
        check(Filled.of(IssuedDocument.Acknowledgement.class), IssuedDocumentJson.ACKNOWLEDGEMENT);
        check(Filled.of(SealCertificate.class), SealCertificateJson.FORM);
        check(Filled.of(PersonalFields.class), PersonalFields::json, json -> PersonalFields.read(Members.of(json)));
        check(Filled.of(Run.class), RunJson.FORM);
        check(Filled.of(Notice.class), NoticeJson.FORM);
        check(Filled.of(Recipient.class), RecipientJson.FORM);
        check(Filled.of(Objection.class), ObjectionJson.FORM);
        check(Filled.of(Webhook.class), WebhookJson.WEBHOOK);
        check(Filled.of(WebhookDelivery.class), WebhookJson.DELIVERY);
        TimeStamp stamp = Filled.of(TimeStamp.class);
        check(stamp, TimeStampJson.form(stamp.token()));
    }

    /// Existing registers contain these bytes, so a change requires a migration.
    @Test
    void theBytesStay() throws IOException {
        List<Sample<?>> filled = EveryKind.filled();
        List<Sample<?>> sparse = EveryKind.sparse();
        TimeStamp stamp = Filled.of(TimeStamp.class);
        List<String> written = Stream.of(
                        IntStream.range(0, filled.size())
                                .mapToObj(at -> Stream.of(filled.get(at), sparse.get(at)))
                                .flatMap(Stream::distinct)
                                .map(WrittenFormTest::written),
                        Stream.of(Filled.of(Recipient.class), Filled.sparse(Recipient.class))
                                .map(record -> written("recipient", record, RecipientJson.FORM)),
                        Stream.of(written("time-stamp", stamp, TimeStampJson.form(stamp.token()))))
                .flatMap(forms -> forms)
                .toList();
        Files.write(Files.createDirectories(Path.of("target")).resolve("written-forms.txt"), written);
        try (InputStream pinned = WrittenFormTest.class.getResourceAsStream("written-forms.txt")) {
            assertEquals(new String(pinned.readAllBytes(), UTF_8).lines().toList(), written);
        }
    }

    private static <R> String written(Sample<R> sample) {
        return written(sample.kind().name(), sample.record(), sample.kind().form());
    }

    private static <R> String written(String name, R record, Form<R> form) {
        String text = CanonicalJson.text(form.write(record));
        assertEquals(record, form.read(JsonText.parse(text)));
        return name + " " + text;
    }

    /// Adding any number of days to it stays in range.
    @Test
    void anInstantIsWrittenInOneForm() {
        Json.Obj written = DpaRequestJson.FORM.write(Filled.of(DpaRequest.class));
        for (String other : List.of(
                "+1000000000-12-31T23:59:59.999999999Z",
                "-0001-01-01T00:00:00Z",
                "2026-01-01T00:00:00.000Z",
                "2026-01-01T02:00:00+02:00")) {
            Json.Obj forged = Json.object()
                    .putAll(written.members())
                    .put("receivedAt", other)
                    .build();
            assertThrows(IllegalArgumentException.class, () -> DpaRequestJson.FORM.read(forged), other);
        }
    }

    private static <T> void check(T record, RecordForm<T> form) {
        check(record, form::write, form::read);
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

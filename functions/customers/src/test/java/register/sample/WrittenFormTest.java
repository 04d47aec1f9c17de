package register.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.brand.Accent;
import register.brand.Asset;
import register.brand.Brand;
import register.brand.Brands;
import register.document.IssuedDocument;
import register.document.IssuedDocumentJson;
import register.document.IssuedDocuments;
import register.document.SealCertificate;
import register.document.SealCertificateJson;
import register.document.SealCertificates;
import register.json.CanonicalJson;
import register.json.Form;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.json.RecordForm;
import register.log.SignedNote.Signature;
import register.log.TrustFile;
import register.notice.Notice;
import register.notice.NoticeJson;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunJson;
import register.objection.Objection;
import register.objection.ObjectionJson;
import register.objection.Objections;
import register.policy.PersonalFields;
import register.recipient.Recipient;
import register.recipient.RecipientJson;
import register.record.Kind;
import register.request.DpaRequest;
import register.request.DpaRequestJson;
import register.request.FailureLog;
import register.request.FailureLog.Failure;
import register.request.MessageKey;
import register.request.RequestLog;
import register.request.RequestLog.Answer;
import register.subscription.Confirmation;
import register.subscription.Confirmations;
import register.transparency.TimeStamp;
import register.transparency.TimeStampJson;
import register.transparency.WitnessLog;
import register.transparency.WitnessLog.Cosigned;
import register.transparency.WitnessLog.Heard;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Reference;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookJson;
import register.webhook.Webhooks;

/// A written record reads back with every field; without a member it is another record, or none.
class WrittenFormTest {
    private static final Brand BRAND = new Brand(
            "Example",
            URI.create("https://example.com"),
            new Accent("#0b57a4", "#8ab4f8"),
            "0.6rem",
            URI.create("https://example.com/imprint"),
            URI.create("https://example.com/privacy"),
            "logo.svg",
            "dark.svg",
            "icon.ico",
            "font.woff2");

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

    /// Existing registers contain these bytes: a change requires a migration.
    @Test
    void theBytesStay() throws IOException {
        var asset = new Asset(Asset.Type.SVG, Bytes.of(new byte[] {1, 2}));
        var policy = new PolicyId("example");
        var key = new MessageKey("0123456789abcdef0123456789abcdef");
        var signature = new Signature("witness.example/w1", "0123abcd", Bytes.of(new byte[8]));
        TimeStamp stamp = Filled.of(TimeStamp.class);
        Instant noon = Instant.parse("2026-02-01T12:00:00.123Z");
        List<String> written = Stream.of(
                        both(SealCertificates.KIND, SealCertificate.class),
                        both(IssuedDocuments.SNAPSHOTS, IssuedDocument.Snapshot.class),
                        both(IssuedDocuments.EDITIONS, IssuedDocument.Snapshot.class),
                        both(IssuedDocuments.ACKNOWLEDGEMENTS, IssuedDocument.Acknowledgement.class),
                        one(WitnessLog.TRUST_FILES, TrustFile.parse("quorum none\n")),
                        one(WitnessLog.COSIGNATURES, new Cosigned(policy, 7, signature, noon, 1)),
                        both(WitnessLog.ANSWERS, Heard.class),
                        both(RequestLog.REQUESTS, DpaRequest.class),
                        one(RequestLog.ANSWERS, new Answer(key, new Reference("DPA-7K3Q-9M2X-4WTB"))),
                        one(RequestLog.ANSWERED, new Answer(key, new Reference("DPA-7K3Q-9M2X-4WTB"))),
                        both(FailureLog.KIND, Failure.class),
                        both(Notices.RUNS, Run.class),
                        both(Notices.NOTICES, Notice.class),
                        both(Objections.KIND, Objection.class),
                        both(Confirmations.KIND, Confirmation.class),
                        both(Webhooks.WEBHOOKS, Webhook.class),
                        both(Webhooks.DELIVERIES, WebhookDelivery.class),
                        one(Brands.BRANDS, new Brands.Named(Brands.ANY, Brand.SOBER)),
                        one(Brands.BRANDS, new Brands.Named("example", BRAND)),
                        one(Brands.ASSETS, asset),
                        both("recipient", Recipient.class, RecipientJson.FORM),
                        Stream.of(written("time-stamp", stamp, TimeStampJson.form(stamp.token()))))
                .flatMap(forms -> forms)
                .toList();
        Files.write(Files.createDirectories(Path.of("target")).resolve("written-forms.txt"), written);
        try (InputStream pinned = WrittenFormTest.class.getResourceAsStream("written-forms.txt")) {
            assertEquals(new String(pinned.readAllBytes(), UTF_8).lines().toList(), written);
        }
    }

    private static <R extends Record> Stream<String> both(Kind<R> kind, Class<R> type) {
        return both(kind.name(), type, kind.form());
    }

    private static <R extends Record> Stream<String> both(String name, Class<R> type, Form<R> form) {
        return Stream.of(Filled.of(type), Filled.sparse(type)).distinct().map(record -> written(name, record, form));
    }

    private static <R> Stream<String> one(Kind<R> kind, R record) {
        return Stream.of(written(kind.name(), record, kind.form()));
    }

    private static <R> String written(String name, R record, Form<R> form) {
        String text = CanonicalJson.text(form.write(record));
        assertEquals(record, form.read(JsonText.parse(text)));
        return name + " " + text;
    }

    /// No sum of it and a number of days is out of range.
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

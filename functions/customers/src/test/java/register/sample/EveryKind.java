package register.sample;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import register.assembly.Exports;
import register.brand.Accent;
import register.brand.Asset;
import register.brand.Brand;
import register.brand.Brands;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.document.SealCertificate;
import register.document.SealCertificates;
import register.log.SignedNote.Signature;
import register.log.TrustFile;
import register.notice.DueWork;
import register.notice.DueWork.Due;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.objection.Objection;
import register.objection.Objections;
import register.record.Kind;
import register.record.Lease;
import register.request.DpaRequest;
import register.request.FailureLog;
import register.request.FailureLog.Failure;
import register.request.MessageKey;
import register.request.RequestLog;
import register.request.RequestLog.Answer;
import register.request.RetryLog;
import register.request.TeamLog;
import register.subscription.Confirmation;
import register.subscription.Confirmations;
import register.transparency.WitnessLog;
import register.transparency.WitnessLog.Cosigned;
import register.transparency.WitnessLog.LastAnswer;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Reference;
import register.webhook.Webhook;
import register.webhook.WebhookDelivery;
import register.webhook.Webhooks;

/// A record of every kind stored in `Records`.
public final class EveryKind {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00.123Z");
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

    private EveryKind() {}

    /// A record and its kind.
    public record Sample<R>(Kind<R> kind, R record) {}

    private interface Filling {
        <R extends Record> R of(Class<R> type);
    }

    /// Records with every field filled.
    public static List<Sample<?>> filled() {
        return samples(
                Filled::of,
                new Brands.NamedBrand("example", BRAND),
                Due.of(NOON, new NoticeId(new RunId("7K3Q9M2X"), 12, "4WTB9ZK2")));
    }

    /// Records without optional fields, in the same order.
    public static List<Sample<?>> sparse() {
        return samples(
                Filled::sparse,
                new Brands.NamedBrand(Brands.ANY, Brand.SOBER),
                Due.of(NOON, new RunId("7K3Q9M2X"), 12));
    }

    private static List<Sample<?>> samples(Filling filling, Brands.NamedBrand brand, Due due) {
        var answer =
                new Answer(new MessageKey("0123456789abcdef0123456789abcdef"), new Reference("DPA-7K3Q-9M2X-4WTB"));
        var signature = new Signature("witness.example/w1", "0123abcd", Bytes.of(new byte[8]));
        return List.of(
                new Sample<>(SealCertificates.KIND, filling.of(SealCertificate.class)),
                new Sample<>(IssuedDocuments.SNAPSHOTS, filling.of(IssuedDocument.Snapshot.class)),
                new Sample<>(IssuedDocuments.EDITIONS, filling.of(IssuedDocument.Snapshot.class)),
                new Sample<>(IssuedDocuments.ACKNOWLEDGEMENTS, filling.of(IssuedDocument.Acknowledgement.class)),
                new Sample<>(WitnessLog.TRUST_FILES, TrustFile.parse("quorum none\n")),
                new Sample<>(WitnessLog.COSIGNATURES, new Cosigned(new PolicyId("example"), 7, signature, NOON, 1)),
                new Sample<>(WitnessLog.ANSWERS, filling.of(LastAnswer.class)),
                new Sample<>(RequestLog.REQUESTS, filling.of(DpaRequest.class)),
                new Sample<>(RequestLog.ANSWERS, answer),
                new Sample<>(RequestLog.ANSWERED, answer),
                new Sample<>(FailureLog.KIND, filling.of(Failure.class)),
                new Sample<>(RetryLog.KIND, filling.of(RetryLog.Due.class)),
                new Sample<>(TeamLog.KIND, filling.of(TeamLog.Waiting.class)),
                new Sample<>(Lease.KIND, filling.of(Lease.class)),
                new Sample<>(DueWork.KIND, due),
                new Sample<>(Notices.RUNS, filling.of(Run.class)),
                new Sample<>(Notices.NOTICES, filling.of(Notice.class)),
                new Sample<>(Objections.KIND, filling.of(Objection.class)),
                new Sample<>(Confirmations.KIND, filling.of(Confirmation.class)),
                new Sample<>(Webhooks.WEBHOOKS, filling.of(Webhook.class)),
                new Sample<>(Webhooks.DELIVERIES, filling.of(WebhookDelivery.class)),
                new Sample<>(Brands.BRANDS, brand),
                new Sample<>(Brands.ASSETS, new Asset(Asset.Type.SVG, Bytes.of(new byte[] {1, 2}))),
                new Sample<>(Exports.KIND, new Exports.Export(Instant.parse("2026-02-01T12:00:00.123Z"), 7)));
    }
}

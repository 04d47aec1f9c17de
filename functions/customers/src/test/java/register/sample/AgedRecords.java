package register.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import register.assembly.Ports;
import register.json.Json;
import register.notice.DueWork;
import register.notice.DueWork.Due;
import register.notice.RunId;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.Objection.About;
import register.objection.ObjectionChannel;
import register.objection.ObjectionErasure;
import register.objection.ObjectionOutcome;
import register.objection.ObjectionReference;
import register.objection.Objections;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.RequestErasure;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.Retention;
import register.request.RetryLog;
import register.sample.EveryKind.Sample;
import register.subscription.Confirmation;
import register.subscription.Confirmations;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;
import register.webhook.WebhookDelivery;
import register.webhook.WebhookId;
import register.webhook.Webhooks;

/// A register with many requests, of which a hundred end at `NOW` and fifty are
/// open; beside every tenth a record of each kind of work, of
/// which a hundred are due.
public final class AgedRecords {
    public static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    public static final int ENDED = 100;

    /// One more than the number of the last open request.
    private static final int OPEN = 200;

    private static final PolicyId POLICY = new PolicyId("example");
    private static final Instant LATER = NOW.plus(Duration.ofDays(1));
    private static final Instant OVERDUE = NOW.minusSeconds(60);

    private AgedRecords() {}

    /// Erases the data of a register's requests whose retention ends at `NOW`.
    public static RequestErasure erasure(Ports ports) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new RequestErasure(
                ports.requests(),
                ports.documents(),
                ports.issuedDocuments(),
                (_, _) -> {},
                new ObjectionErasure(ports.objections(), ports.requests(), clock),
                Retention.DEFAULT,
                clock);
    }

    /// The records whose numbers start here.
    public static List<Sample<?>> of(int number) {
        var records = new ArrayList<Sample<?>>();
        records.add(new Sample<>(RequestLog.REQUESTS, request(number)));
        if (number < ENDED || number % 10 == 0) {
            Instant at = (number < ENDED ? OVERDUE : LATER).minusMillis(number % 1_000);
            records.add(new Sample<>(RetryLog.KIND, new RetryLog.Due(reference(number), at)));
            records.add(new Sample<>(DueWork.KIND, Due.of(at, new RunId(digits(number, 8)), 0)));
            records.add(new Sample<>(Webhooks.DELIVERIES, delivery(number, at)));
            records.add(new Sample<>(Objections.KIND, objection(number)));
            records.add(new Sample<>(
                    Confirmations.KIND,
                    Confirmation.toSubscribe(POLICY, Language.ENGLISH, number + "@customer.example", at)));
        }
        return records;
    }

    private static DpaRequest request(int number) {
        if (number < ENDED) {
            return number % 2 == 0 ? silent(number, 31, false) : silent(number, 3 * 365 + 1, true);
        }
        return switch (number % 4) {
            case 0 -> number < OPEN ? open(number, "no-intent") : silent(number, 2, false);
            case 1 -> number < OPEN ? open(number, "dmarc-fail") : silent(number, 100, true);
            case 2 -> silent(number, 1, false);
            default -> silent(number, 200, true);
        };
    }

    private static DpaRequest open(int number, String reason) {
        return SampleRequest.of(
                reference(number),
                in -> in.put("receivedAt", NOW.minus(Duration.ofDays(20)).toString())
                        .put("reason", reason));
    }

    private static DpaRequest silent(int number, int days, boolean withoutMail) {
        Instant at = NOW.minus(Duration.ofDays(days));
        DpaRequest silent = SampleRequest.of(
                reference(number),
                in -> in.put("receivedAt", at.toString())
                        .put("sender", number + "@customer.example")
                        .put("mail", Sha256.of(new byte[] {(byte) number}).hex())
                        .put("ruling", "silent")
                        .put("state", RequestState.SILENT.term())
                        .put("history", Json.array(List.of())));
        return withoutMail ? silent.withoutMail(ChangeAuthor.register(at)) : silent;
    }

    private static WebhookDelivery delivery(int number, Instant at) {
        var webhook = new WebhookId(digits(number, 16));
        return WebhookDelivery.opened(new WebhookDelivery.Id(webhook, POLICY, 1), at);
    }

    /// Informed by phone, so that no mail is due, and closed.
    private static Objection objection(int number) {
        Instant at = NOW.minus(Duration.ofDays(number < ENDED ? 3 * 365 + 1 : 1));
        ChangeAuthor mari = new ChangeAuthor("Mari", at);
        return Objection.recorded(
                        new ObjectionReference("OBJ" + grouped(number)),
                        new About(POLICY, null, null, null),
                        ObjectionChannel.PHONE,
                        at,
                        new CustomerStatement("No.", null),
                        null,
                        mari)
                .closed(ObjectionOutcome.WITHDRAWN, "called again", mari);
    }

    public static Reference reference(int number) {
        return new Reference("DPA" + grouped(number));
    }

    private static String grouped(int number) {
        String all = digits(number, 12);
        return "-" + all.substring(0, 4) + "-" + all.substring(4, 8) + "-" + all.substring(8);
    }

    private static String digits(int number, int length) {
        String digits = Integer.toString(number);
        return "0".repeat(length - digits.length()) + digits;
    }
}

package register.aws.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import register.assembly.Register;
import register.aws.AwsConnection;
import register.aws.EmbeddedMetrics;
import register.aws.FunctionLog;
import register.aws.kms.KmsConnection;
import register.aws.kms.KmsReferenceKey;
import register.aws.s3.AwsPorts;
import register.aws.ses.SesMailSender;
import register.aws.ses.SesQuota;
import register.mail.rule.MailSettings;
import register.mail.sending.FailureReason;
import register.measure.Measure;
import register.notices.Notifying;
import register.notices.delivery.TeamNews;
import register.notices.sending.NoticeSending.PassResult;
import register.notices.sending.SendingRate;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.value.Failures;

/// Sends due notices by SES every minute, within the account's limits. A call sends until nothing is due or its time
/// is almost over; meanwhile other calls find the lease taken, and end. The first call of every third hour also
/// reports open notices to the team: it reads all notices of open runs, and so costs more than all the other calls.
public final class TickFunction implements RequestHandler<ScheduledEvent, Integer> {
    /// Longer than a mail being handed over may take.
    private static final int RESERVE_MILLIS = 40_000;

    private static final int HOURS = 3;

    private final Register register;
    private final AwsConnection connection;
    private final Notifying notifying;
    private final EmbeddedMetrics metrics;

    public TickFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public TickFunction(Variables variables) {
        this(variables, Clock.systemUTC());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public TickFunction(Variables variables, Clock clock) {
        this.register = new Register(AwsPorts.of(variables), clock);
        this.connection = AwsConnection.of(variables);
        this.metrics = EmbeddedMetrics.of(variables);
        String events = variables.required("REGISTER_NOTICE_EVENTS", AwsConnection.STACK);
        var key = new KmsReferenceKey(
                KmsConnection.client(connection), variables.required("REGISTER_REFERENCE_KEY", AwsConnection.STACK));
        this.notifying = new Notifying(
                register,
                MailSettings.read(variables),
                PublicAddress.linked(variables),
                key,
                new SesMailSender(SesMailSender.client(connection), events),
                null);
    }

    /// @return the number of mails taken by the service
    @Override
    public Integer handleRequest(ScheduledEvent event, Context context) {
        Instant now = register.clock().instant();
        var failures = new Failures();
        if (isTimeToLook(now.atZone(ZoneOffset.UTC))) {
            failures.keep(() -> tell(context));
        }
        int taken = failures.count(() -> register.ports().dueWork().due(now, 1).isEmpty() ? 0 : send(context));
        failures.end();
        return taken;
    }

    private static boolean isTimeToLook(ZonedDateTime now) {
        return now.getMinute() == 0 && now.getHour() % HOURS == 0;
    }

    private void tell(Context context) {
        try {
            TeamNews.News news = notifying.teamNews().tell();
            news.lines().forEach(line -> log(context, line));
            metrics.report(context, news::measures);
        } catch (RuntimeException e) {
            log(context, "telling the team failed: " + FailureReason.of(e));
            throw e;
        }
    }

    private int send(Context context) {
        SesQuota quota = SesQuota.of(connection);
        if (quota.left() == 0) {
            log(context, "notices wait: the mail service's 24-hour quota is used up");
            return 0;
        }
        PassResult passed = notifying
                .sending(SendingRate.of(quota.rate().perMinute()))
                .pass(() -> context.getRemainingTimeInMillis() > RESERVE_MILLIS, quota.left());
        log(context, passed.line());
        passed.held().forEach((run, why) -> log(context, "ALARM no mail of run " + run + " leaves: " + why));
        metrics.report(
                context, () -> Map.of(Measure.RUNS_HELD, (long) passed.held().size()));
        return passed.taken();
    }

    private static void log(Context context, String line) {
        if (!line.isEmpty()) {
            FunctionLog.line(context, "tick " + line);
        }
    }
}

package register.aws.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.assembly.Register;
import register.aws.AwsConnection;
import register.aws.EmbeddedMetrics;
import register.aws.FunctionLog;
import register.aws.s3.AwsPorts;
import register.aws.seal.KmsSeals;
import register.aws.ses.SesCorrespondence;
import register.mail.Correspondence;
import register.mail.IntakeResult;
import register.mail.Receiving;
import register.mail.rule.DeliveredMail;
import register.mail.rule.MailSettings;
import register.mail.sending.FailureReason;
import register.measure.Measure;
import register.notices.objection.ReplyObjections;
import register.request.MailMeasures;
import register.request.delivery.RawMail;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.value.Bytes;

/// Processes the messages of a batch. A message that fails, or whose reply another process is sending, returns to the
/// queue alone (`ReportBatchItemFailures`), which delivers it again and finally moves it to the dead letters. So does
/// a message without enough time left: a function stopped while sending would leave a person to find out about the
/// reply.
public final class IntakeFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final String SETUP_OBJECT = "AMAZON_SES_SETUP_NOTIFICATION";

    /// The time for a message, in milliseconds, if the mail service takes as long as allowed.
    private static final int TIME_FOR_ONE = 25_000;

    /// The number of times that the queue delivered the message (Amazon SQS API Reference, "ReceiveMessage").
    private static final String RECEIVE_COUNT = "ApproximateReceiveCount";

    private final Receiving receiving;
    /// True if a mail to the team may be due; for one thread, as in a function.
    private boolean untold;
    /// True after a tick, when something may have to be sent again.
    private boolean ticked;
    private final RawMail rawMail;
    private final MailMeasures measures;
    private final EmbeddedMetrics metrics;

    public IntakeFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public IntakeFunction(Variables variables) {
        this(variables, Clock.systemUTC());
    }

    /// @param clock decides when claims to send end
    public IntakeFunction(Variables variables, Clock clock) {
        AwsPorts ports = AwsPorts.of(variables);
        var register = new Register(ports, clock);
        KmsSeals seals = KmsSeals.of(variables, register);
        Correspondence correspondence = SesCorrespondence.of(variables, register, seals, MailSettings.read(variables));
        this(
                correspondence.receiving(seals.references(), ReplyObjections.of(correspondence, seals.references())),
                new S3RawMail(
                        ports.objects(), variables.required("REGISTER_CORRESPONDENCE_BUCKET", AwsConnection.STACK)),
                new MailMeasures(ports.records()),
                EmbeddedMetrics.of(variables));
    }

    IntakeFunction(Receiving receiving, RawMail rawMail, MailMeasures measures, EmbeddedMetrics metrics) {
        this.measures = measures;
        this.metrics = metrics;
        this.receiving = receiving;
        this.rawMail = rawMail;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var failures = new ArrayList<BatchItemFailure>();
        List<SQSMessage> messages = event.getRecords() == null ? List.of() : event.getRecords();
        for (SQSMessage message : messages) {
            if (!takenIn(message, context)) {
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        boolean measures = ticked;
        if (ticked) {
            ticked = false;
            retry(context);
        }
        tellTeam(context);
        if (measures) {
            measure(context);
        }
        return new SQSBatchResponse(failures);
    }

    private boolean takenIn(SQSMessage message, Context context) {
        MailEvent event;
        try {
            event = MailEvent.of(message.getBody() == null ? "" : message.getBody());
        } catch (IllegalArgumentException e) {
            return handedBack(
                    context, message, message.getMessageId(), "not an event of the mail service: " + e.getMessage());
        }
        String id = event.delivery().orElse(message.getMessageId());
        if (context.getRemainingTimeInMillis() < TIME_FOR_ONE) {
            return handedBack(context, message, id, "too little time left: handed back");
        }
        try {
            IntakeResult result = receive(id, wasTried(message), event);
            ticked |= event instanceof MailEvent.Tick;
            if (result.isIgnored()) {
                metrics.count(context, Measure.MAILS_IGNORED);
            }
            untold |= event instanceof MailEvent.Tick || result.waits();
            log(context, message, result.line());
            return !(result instanceof IntakeResult.InProgress);
        } catch (RuntimeException | StackOverflowError e) {
            // A too deeply nested message must not return the batch's other messages with it.
            log(context, message, "failed: " + FailureReason.of(e));
            return false;
        }
    }

    private boolean handedBack(Context context, SQSMessage message, String id, String reason) {
        log(context, message, reason);
        try {
            receiving.failed(id, reason);
        } catch (RuntimeException e) {
            log(context, message, "and recording that failed: " + FailureReason.of(e));
        }
        return false;
    }

    private static boolean wasTried(SQSMessage message) {
        Map<String, String> attributes = message.getAttributes();
        return attributes != null && !"1".equals(attributes.getOrDefault(RECEIVE_COUNT, "1"));
    }

    /// Retries due replies while there is time for one more.
    private void retry(Context context) {
        try {
            while (context.getRemainingTimeInMillis() >= TIME_FOR_ONE) {
                Optional<String> line = receiving.retryNext();
                if (line.isEmpty()) {
                    return;
                }
                FunctionLog.line(context, "intake " + line.get());
            }
        } catch (RuntimeException e) {
            FunctionLog.line(context, "intake could not try a reply again: " + FailureReason.of(e));
        }
    }

    /// Without these, everything goes on.
    private void measure(Context context) {
        try {
            metrics.report(context, () -> measures.mails(receiving.clock().instant()));
        } catch (RuntimeException e) {
            FunctionLog.line(context, "intake could not report metrics: " + FailureReason.of(e));
        }
    }

    /// If a team mail fails, the next one makes up for it: no mail goes back to the queue.
    private void tellTeam(Context context) {
        if (!untold || context.getRemainingTimeInMillis() < TIME_FOR_ONE) {
            return;
        }
        try {
            String line = receiving.tellTeam().line();
            if (!line.isEmpty()) {
                FunctionLog.line(context, "intake " + line);
            }
            untold = false;
        } catch (RuntimeException e) {
            FunctionLog.line(context, "intake could not notify the team: " + FailureReason.of(e));
        }
    }

    private IntakeResult receive(String id, boolean again, MailEvent event) {
        return switch (event) {
            case MailEvent.Tick() -> new IntakeResult.Ignored("time-has-passed");
            case MailEvent.SetUp(String reason) -> new IntakeResult.Ignored(reason);
            case MailEvent.Received(SesNotification notification) ->
                notification.key().endsWith(SETUP_OBJECT)
                        ? new IntakeResult.Ignored("ses-setup-notification")
                        : receiving.receive(id, again, () -> delivery(notification));
        };
    }

    private DeliveredMail delivery(SesNotification notification) {
        return new DeliveredMail(
                notification.messageId(),
                notification.timestamp(),
                notification.source(),
                notification.recipients(),
                notification.verdicts(),
                notification.from(),
                Bytes.of(rawMail.get(notification.bucket(), notification.key())));
    }

    private static void log(Context context, SQSMessage message, String line) {
        FunctionLog.line(context, "intake " + message.getMessageId() + " " + line);
    }
}

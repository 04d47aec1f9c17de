package register.intake;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import register.chain.Bytes;
import register.mail.Delivery;
import register.mail.Intake;
import register.mail.IntakeResult;
import register.mail.RawMail;

/// Takes in the messages of a batch. One that fails, or whose reply another process is sending, is handed back to the
/// queue by itself (`ReportBatchItemFailures`), which delivers it again and, in the end, lays it where a person looks.
/// So is one for which too little time is left: a function that is stopped while it sends leaves a person to find out
/// what became of the reply.
public final class IntakeHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final String SETUP_OBJECT = "AMAZON_SES_SETUP_NOTIFICATION";

    /// What a message takes where the mail service keeps silent as long as it may, in milliseconds.
    private static final int TIME_FOR_ONE = 25_000;

    private final Intake intake;
    /// Whether there may be something to tell the team; of one thread, as a function is.
    private boolean untold;
    private final RawMail rawMail;

    public IntakeHandler(Intake intake, RawMail rawMail) {
        this.intake = intake;
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
        tellTeam(context);
        return new SQSBatchResponse(failures);
    }

    private boolean takenIn(SQSMessage message, Context context) {
        if (context.getRemainingTimeInMillis() < TIME_FOR_ONE) {
            log(context, message, "too little time left: handed back");
            return false;
        }
        MailEvent event;
        try {
            event = MailEvent.of(message.getBody() == null ? "" : message.getBody());
        } catch (IllegalArgumentException e) {
            log(context, message, "no event of the mail service: " + e.getMessage());
            return false;
        }
        try {
            IntakeResult result = receive(event);
            untold |= event instanceof MailEvent.Tick || result.waits();
            log(context, message, result.line());
            return !(result instanceof IntakeResult.InProgress);
        } catch (RuntimeException | StackOverflowError e) {
            // A message that is nested too deep must not hand back those of others with it. Only the kinds of what
            // failed are told: their messages may repeat what a stranger sent.
            log(context, message, "failed: " + kinds(e));
            return false;
        }
    }

    /// What could not be told is told by the next: no mail is handed back for it.
    private void tellTeam(Context context) {
        if (!untold || context.getRemainingTimeInMillis() < TIME_FOR_ONE) {
            return;
        }
        try {
            context.getLogger().log("intake told the team of " + intake.tellTeam() + "\n");
            untold = false;
        } catch (RuntimeException e) {
            context.getLogger().log("intake could not tell the team: " + kinds(e) + "\n");
        }
    }

    private IntakeResult receive(MailEvent event) {
        return switch (event) {
            case MailEvent.Tick() -> new IntakeResult.Ignored("time-has-passed");
            case MailEvent.SetUp(String reason) -> new IntakeResult.Ignored(reason);
            case MailEvent.Received(SesNotification notification) -> receive(notification);
        };
    }

    private IntakeResult receive(SesNotification notification) {
        if (notification.key().endsWith(SETUP_OBJECT)) {
            return new IntakeResult.Ignored("ses-setup-notification");
        }
        byte[] raw = rawMail.get(notification.bucket(), notification.key());
        return intake.receive(new Delivery(
                notification.messageId(),
                notification.timestamp(),
                notification.source(),
                notification.recipients(),
                notification.verdicts(),
                Bytes.of(raw)));
    }

    private static void log(Context context, SQSMessage message, String line) {
        context.getLogger().log("intake " + message.getMessageId() + " " + line + "\n");
    }

    private static String kinds(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        Throwable cause = failure.getCause();
        return cause == null ? kind : kind + " " + kinds(cause);
    }
}

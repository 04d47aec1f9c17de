package register.aws.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import register.aws.EmbeddedMetrics;
import register.aws.FunctionLog;
import register.mail.sending.FailureReason;
import register.measure.Measure;
import register.notices.delivery.Deliveries;
import register.notices.sending.NoticeLedger;
import register.settings.BadSettingException;
import register.settings.Variables;

/// Records the events of a batch. One that fails returns to the queue alone (`ReportBatchItemFailures`), which
/// delivers it again and finally moves it to the dead letters. Events about other mails are dropped and counted.
public final class NotifyFunction implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Deliveries deliveries;
    private final EmbeddedMetrics metrics;

    public NotifyFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public NotifyFunction(Variables variables) {
        var ports = new NotifyPorts(variables);
        this(
                new Deliveries(ports.notices(), new NoticeLedger(ports.notices(), ports.dueWork()), ports.recipients()),
                EmbeddedMetrics.of(variables));
    }

    NotifyFunction(Deliveries deliveries, EmbeddedMetrics metrics) {
        this.metrics = metrics;
        this.deliveries = deliveries;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var failures = new ArrayList<BatchItemFailure>();
        var counts = new TreeMap<String, Integer>();
        List<SQSMessage> messages = event.getRecords() == null ? List.of() : event.getRecords();
        for (SQSMessage message : messages) {
            try {
                counts.merge(recorded(message, context), 1, Integer::sum);
            } catch (RuntimeException | StackOverflowError e) {
                FunctionLog.line(context, "notify " + message.getMessageId() + " failed: " + FailureReason.of(e));
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        if (!counts.isEmpty()) {
            FunctionLog.line(context, "notify " + line(counts));
        }
        return new SQSBatchResponse(failures);
    }

    /// @return the result, as a short term
    private String recorded(SQSMessage message, Context context) {
        return switch (SesEvent.of(message.getBody() == null ? "" : message.getBody())) {
            case SesEvent.Ignored(String reason) -> "dropped " + reason;
            case SesEvent.Fact(var attempt, var line) ->
                switch (deliveries.record(attempt, line)) {
                    case RECORDED -> line.kind().term();
                    case NOT_REACHED -> {
                        metrics.count(context, Measure.NOTICES_RETURNED);
                        FunctionLog.line(
                                context,
                                "notify ALARM notice not reached: " + attempt + " "
                                        + line.kind().term());
                        yield line.kind().term();
                    }
                    case KNOWN -> "known";
                    case UNKNOWN_NOTICE -> "dropped unknown-notice";
                };
        };
    }

    private static String line(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}

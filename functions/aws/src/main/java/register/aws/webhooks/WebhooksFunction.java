package register.aws.webhooks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import register.aws.AwsConnection;
import register.aws.EmbeddedMetrics;
import register.aws.FunctionLog;
import register.aws.kms.KmsConnection;
import register.aws.kms.KmsReferenceKey;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.settings.Variables;
import register.webhook.Webhooks;
import register.webhooks.WebhookDesk;
import register.webhooks.WebhookSending;

/// Posts announcements to webhooks, every minute, and removes deliveries whose retention time is over. It starts no
/// post after three quarters of the minute; a post takes
/// 20 seconds at most.
public final class WebhooksFunction implements RequestHandler<ScheduledEvent, Integer> {
    private static final Duration TIME = Duration.ofSeconds(45);

    private final Webhooks webhooks;
    private final WebhookSending sending;
    private final Clock clock = Clock.systemUTC();
    private final EmbeddedMetrics metrics;

    public WebhooksFunction() {
        this(Variables.ofProcess());
    }

    /// @throws BadSettingException naming the first missing or bad variable
    public WebhooksFunction(Variables variables) {
        AwsConnection connection = AwsConnection.of(variables);
        var ports = new WebhookPorts(variables);
        this.webhooks = ports.webhooks();
        this.metrics = EmbeddedMetrics.of(variables);
        String key = variables.required("REGISTER_WEBHOOK_KEY", AwsConnection.STACK);
        var desk = new WebhookDesk(
                webhooks,
                ports.chain(),
                ports.persons(),
                PublicAddress.linked(variables),
                new KmsReferenceKey(KmsConnection.client(connection), key),
                PublicAddress.isTrial(variables),
                clock);
        this.sending = desk.sending(line -> FunctionLog.warning("webhooks " + line));
    }

    /// @return the number of deliveries taken
    @Override
    public Integer handleRequest(ScheduledEvent event, @Nullable Context context) {
        WebhookSending.PassResult passed = sending.pass(TIME);
        metrics.report(context, passed::measures);
        int _ = webhooks.reconcile(clock.instant());
        if (passed.taken() + passed.failed() > 0) {
            FunctionLog.line(context, "webhooks taken " + passed.taken() + ", not taken " + passed.failed());
        }
        return passed.taken();
    }
}
